/** The content of messages: JSON from bytes and back, every digit kept. */
@NullMarked
package io.postern.content;

import org.jspecify.annotations.NullMarked;
