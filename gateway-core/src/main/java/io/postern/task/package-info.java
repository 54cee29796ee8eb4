/** Tasks that run. */
@NullMarked
package io.postern.task;

import org.jspecify.annotations.NullMarked;
