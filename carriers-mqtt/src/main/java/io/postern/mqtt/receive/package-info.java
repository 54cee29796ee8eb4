/** The receiving link: subscriptions, and what arrives. */
@NullMarked
package io.postern.mqtt.receive;

import org.jspecify.annotations.NullMarked;
