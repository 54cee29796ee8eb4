/** A configuration file, from its bytes to its tree. */
@NullMarked
package io.postern.config.file;

import org.jspecify.annotations.NullMarked;
