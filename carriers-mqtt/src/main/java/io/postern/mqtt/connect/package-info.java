/** One connection to a broker, in words of our own. */
@NullMarked
package io.postern.mqtt.connect;

import org.jspecify.annotations.NullMarked;
