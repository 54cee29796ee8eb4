/** What a handler does by itself while it is called: it counts when the call has returned. */
@NullMarked
package io.postern.handler.call;

import org.jspecify.annotations.NullMarked;
