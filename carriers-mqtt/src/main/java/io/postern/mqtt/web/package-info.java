/** HTTP as far as a client needs it, and WebSockets. */
@NullMarked
package io.postern.mqtt.web;

import org.jspecify.annotations.NullMarked;
