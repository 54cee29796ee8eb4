/** Says in messages that something is wrong, and that it is over. */
@NullMarked
package io.postern.alarm;

import org.jspecify.annotations.NullMarked;
