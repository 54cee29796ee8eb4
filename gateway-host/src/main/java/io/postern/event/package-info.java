/** What happens, told to listeners and in the log, and not too often. */
@NullMarked
package io.postern.event;

import org.jspecify.annotations.NullMarked;
