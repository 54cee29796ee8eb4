package io.postern.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** How a line of the log looks. */
public enum LogForm {
    /** For people. */
    PLAIN(() -> new LineEncoder(false)),
    /** For people at a terminal. */
    COLOUR(() -> new LineEncoder(true)),
    /** For machines: a JSON object a line. */
    JSON(JsonLineEncoder::new);

    private final Supplier<Encoder<ILoggingEvent>> encoder;

    LogForm(Supplier<Encoder<ILoggingEvent>> encoder) {
        this.encoder = encoder;
    }

    /** With colour where standard error is a terminal. */
    public static LogForm forPeople() {
        return isTerminal(Path.of("/proc/self/fd/2")) ? COLOUR : PLAIN;
    }

    Encoder<ILoggingEvent> newEncoder() {
        return encoder.get();
    }

    private static boolean isTerminal(Path stream) {
        try {
            var target = Files.readSymbolicLink(stream).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException noSuchStream) {
            return false;
        }
    }
}
