package io.postern.mqtt.dialect;

import io.postern.mqtt.wire.Sent;
import java.util.Optional;

/** What became of a message. */
public record Answer(Sent message, Optional<Throwable> failure) {}
