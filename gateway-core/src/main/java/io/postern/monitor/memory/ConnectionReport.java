package io.postern.monitor.memory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is told of a connection. */
public enum ConnectionReport {
    DISCONNECT,
    RECONNECT;

    /** As messages and the kept state spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ConnectionReport> of(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
