/** Between a client and its broker: a proxy that cuts and stalls, and writes down the packets. */
@NullMarked
package io.postern.testing.wire;

import org.jspecify.annotations.NullMarked;
