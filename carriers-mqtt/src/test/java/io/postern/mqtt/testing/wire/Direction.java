package io.postern.mqtt.testing.wire;

/** Which way bytes go. */
public enum Direction {
    TO_BROKER,
    TO_CLIENT
}
