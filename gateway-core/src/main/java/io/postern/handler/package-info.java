/** Handlers that run: on the thread that brings a message, or on a lane. */
@NullMarked
package io.postern.handler;

import org.jspecify.annotations.NullMarked;
