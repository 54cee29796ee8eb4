package io.postern.ops;

import java.time.Instant;

/** Something that happened in the gateway. */
public sealed interface Event {

    Instant at();

    record LinkChanged(Instant at, String carrier, String link, String state, String trouble)
            implements Event {}

    record ConfigurationApplied(Instant at, int changedObjects) implements Event {}

    record ConfigurationRefused(Instant at, int problems) implements Event {}

    record PluginChanged(Instant at, String plugin, String what) implements Event {}

    record MessageDead(Instant at, String address, String reason) implements Event {}
}
