/** How a simulated device is plugged in: cables, what is said over them, and how badly. */
@NullMarked
package io.postern.simulate.plug;

import org.jspecify.annotations.NullMarked;
