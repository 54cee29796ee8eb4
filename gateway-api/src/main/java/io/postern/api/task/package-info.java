/** What authors of tasks implement. */
@NullMarked
package io.postern.api.task;

import org.jspecify.annotations.NullMarked;
