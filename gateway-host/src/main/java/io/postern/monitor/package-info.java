/** Connections that are monitored: what is told of their losses and returns, over restarts too. */
@NullMarked
package io.postern.monitor;

import org.jspecify.annotations.NullMarked;
