/** Keys and certificates out of files. */
@NullMarked
package io.postern.mqtt.tls;

import org.jspecify.annotations.NullMarked;
