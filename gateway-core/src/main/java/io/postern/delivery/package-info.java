/** Destinations: what must go out, in order, until it is safe. */
@NullMarked
package io.postern.delivery;

import org.jspecify.annotations.NullMarked;
