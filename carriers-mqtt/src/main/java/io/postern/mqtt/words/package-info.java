/** What a broker, a network or the library says, in words that help. */
@NullMarked
package io.postern.mqtt.words;

import org.jspecify.annotations.NullMarked;
