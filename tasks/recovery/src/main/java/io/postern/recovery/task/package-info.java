/** Asking for what was missed. */
@NullMarked
package io.postern.recovery.task;

import org.jspecify.annotations.NullMarked;
