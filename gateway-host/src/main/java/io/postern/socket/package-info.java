/** Commands to a running gateway over a Unix socket in its data folder. */
@NullMarked
package io.postern.socket;

import org.jspecify.annotations.NullMarked;
