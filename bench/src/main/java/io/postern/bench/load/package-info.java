/** Numbered messages into one broker, counted as they come out of another. */
@NullMarked
package io.postern.bench.load;

import org.jspecify.annotations.NullMarked;
