/** Topics and filters: matching, covering, filling in. */
@NullMarked
package io.postern.mqtt.topic;

import org.jspecify.annotations.NullMarked;
