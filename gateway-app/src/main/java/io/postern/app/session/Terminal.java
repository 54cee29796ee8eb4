package io.postern.app.session;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks.
 *
 * @param interactive whether somebody sees it as it is written
 * @param colour whether colour is welcome
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colour) {

    /** UTF-8 whatever the locale: file names and units of measure need it. */
    public static Terminal of(Surroundings surroundings) {
        boolean colour =
                surroundings.onTerminal()
                        && surroundings.variable("NO_COLOR").filter(v -> !v.isEmpty()).isEmpty()
                        && !surroundings.variable("TERM").orElse("dumb").equals("dumb");
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                surroundings.onTerminal(),
                colour);
    }

    private static PrintStream stream(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    /** One line that says what went wrong. */
    public void complain(String line) {
        err.println("postern: " + line);
    }
}
