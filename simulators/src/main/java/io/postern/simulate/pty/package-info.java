/** Pseudo-terminals: serial ports without hardware. */
@NullMarked
package io.postern.simulate.pty;

import org.jspecify.annotations.NullMarked;
