/** The plugins folder: what lies there, whether it is whole, and copies of it to load from. */
@NullMarked
package io.postern.plugin.file;

import org.jspecify.annotations.NullMarked;
