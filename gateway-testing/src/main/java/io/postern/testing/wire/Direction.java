package io.postern.testing.wire;

/** Which way bytes go. */
public enum Direction {
    TO_BROKER,
    TO_CLIENT
}
