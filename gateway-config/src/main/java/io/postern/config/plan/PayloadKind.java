package io.postern.config.plan;

/** How a payload's bytes are read and written: the key {@code payload} of an address. */
public enum PayloadKind {
    JSON,
    TEXT,
    NUMBER,
    BYTES
}
