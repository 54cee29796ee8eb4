/** Plugins: found, loaded, replaced, and what they offer. */
@NullMarked
package io.postern.plugin;

import org.jspecify.annotations.NullMarked;
