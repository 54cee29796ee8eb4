package io.postern.mqtt.connect;

import io.postern.mqtt.wire.Sent;
import java.util.Optional;

/** What became of a message. */
record Answer(Sent message, Optional<Throwable> failure) {}
