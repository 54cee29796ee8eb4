/** The keys of carrier and address files, and what they come to. */
@NullMarked
package io.postern.mqtt.setting;

import org.jspecify.annotations.NullMarked;
