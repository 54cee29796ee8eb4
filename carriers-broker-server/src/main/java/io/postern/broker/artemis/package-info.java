/** The broker itself: ActiveMQ Artemis, set up for MQTT alone. */
@NullMarked
package io.postern.broker.artemis;

import org.jspecify.annotations.NullMarked;
