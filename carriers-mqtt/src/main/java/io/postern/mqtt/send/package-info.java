/** The sending link: letters, and their acknowledgements. */
@NullMarked
package io.postern.mqtt.send;

import org.jspecify.annotations.NullMarked;
