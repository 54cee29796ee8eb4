/** What is said on one connection to a broker. */
@NullMarked
package io.postern.mqtt.exchange;

import org.jspecify.annotations.NullMarked;
