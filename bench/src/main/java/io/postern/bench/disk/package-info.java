/** The disk under a gateway: filled, torn, without power, and read while nobody writes. */
@NullMarked
package io.postern.bench.disk;

import org.jspecify.annotations.NullMarked;
