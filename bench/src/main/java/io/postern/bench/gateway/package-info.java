/** The distribution as a process, with a serial configuration of its own. */
@NullMarked
package io.postern.bench.gateway;

import org.jspecify.annotations.NullMarked;
