/** What a broker or a network says, in words that help. */
@NullMarked
package io.postern.mqtt.words;

import org.jspecify.annotations.NullMarked;
