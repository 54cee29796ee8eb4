/** Class loaders of plugins, and what they let through. */
@NullMarked
package io.postern.plugin.loader;

import org.jspecify.annotations.NullMarked;
