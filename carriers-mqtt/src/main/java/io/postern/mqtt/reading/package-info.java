/** What a carrier's settings come to, read and checked. */
@NullMarked
package io.postern.mqtt.reading;

import org.jspecify.annotations.NullMarked;
