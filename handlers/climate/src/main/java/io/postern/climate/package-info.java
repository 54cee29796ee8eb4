/** A handler that adds figures of the air to what sensors measure. */
@NullMarked
package io.postern.climate;

import org.jspecify.annotations.NullMarked;
