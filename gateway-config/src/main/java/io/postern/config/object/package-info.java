/** Carriers, handlers and messages, each checked by itself, and what is known of them. */
@NullMarked
package io.postern.config.object;

import org.jspecify.annotations.NullMarked;
