/** What is kept of connections over a restart. */
@NullMarked
package io.postern.monitor.memory;

import org.jspecify.annotations.NullMarked;
