/** BENCHLAB devices without hardware. */
@NullMarked
package io.postern.simulate.benchlab;

import org.jspecify.annotations.NullMarked;
