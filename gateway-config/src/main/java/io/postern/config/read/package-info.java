/** From the configuration folders to a checked configuration. */
@NullMarked
package io.postern.config.read;

import org.jspecify.annotations.NullMarked;
