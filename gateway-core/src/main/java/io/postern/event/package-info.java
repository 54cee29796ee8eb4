/** What happens, told to listeners and in the log. */
@NullMarked
package io.postern.event;

import org.jspecify.annotations.NullMarked;
