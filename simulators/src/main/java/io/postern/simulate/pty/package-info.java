/** Pseudo-terminals, and devices plugged into them. */
@NullMarked
package io.postern.simulate.pty;

import org.jspecify.annotations.NullMarked;
