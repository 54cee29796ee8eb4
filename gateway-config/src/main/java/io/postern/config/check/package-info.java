/** From resolved objects to a checked configuration, and everything there is to say about it. */
@NullMarked
package io.postern.config.check;

import org.jspecify.annotations.NullMarked;
