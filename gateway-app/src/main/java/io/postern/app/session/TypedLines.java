package io.postern.app.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The lines that somebody types or a program writes to standard input. */
public final class TypedLines {

    private static final int LONGEST = 200;
    private static final long UNTIL_LOOKED_AGAIN = TimeUnit.SECONDS.toNanos(1);

    private final InputStream input;
    private final Consumer<String> typed;

    private TypedLines(InputStream input, Consumer<String> typed) {
        this.input = input;
        this.typed = typed;
    }

    /** Tells of each line on a thread of its own until there are no more; long ones are cut. */
    public static void ofProcess(Consumer<String> typed) {
        of(System.in, typed);
    }

    static void of(InputStream input, Consumer<String> typed) {
        var thread = new Thread(new TypedLines(input, typed)::readAll, "typed-lines");
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll() {
        var line = new StringBuilder();
        for (int next = next(); next >= 0; next = next()) {
            if (next == '\n') {
                tell(line);
            } else if (line.length() < LONGEST) {
                line.append((char) next);
            }
        }
        if (!line.isEmpty()) {
            tell(line);
        }
    }

    private void tell(StringBuilder line) {
        var bytes = line.toString().getBytes(StandardCharsets.ISO_8859_1);
        line.setLength(0);
        typed.accept(new String(bytes, StandardCharsets.UTF_8).strip());
    }

    /** In the background the keyboard is somebody else's, and comes back with the foreground. */
    private int next() {
        while (true) {
            try {
                return input.read();
            } catch (IOException notOurs) {
                LockSupport.parkNanos(UNTIL_LOOKED_AGAIN);
            }
        }
    }
}
