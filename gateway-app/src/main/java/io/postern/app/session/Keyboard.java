package io.postern.app.session;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * The keys of the terminal, each as it is pressed: {@code stty} tells the terminal not to wait for
 * a whole line, and to be afterwards as it was. Where there is no terminal or no {@code stty} there
 * are no keys.
 */
public final class Keyboard implements AutoCloseable {

    private static final File TERMINAL = new File("/dev/tty");

    private final Optional<String> before;

    private Keyboard(Optional<String> before) {
        this.before = before;
    }

    /** Tells of each key, on a thread of its own. */
    public static Keyboard open(IntConsumer pressed) {
        var before = stty("-g");
        if (before.isPresent() && stty("-icanon", "-echo", "min", "1").isPresent()) {
            var thread = new Thread(() -> read(System.in, pressed), "keyboard");
            thread.setDaemon(true);
            thread.start();
            return new Keyboard(before);
        }
        return new Keyboard(Optional.empty());
    }

    /** Without keys. */
    public static Keyboard none() {
        return new Keyboard(Optional.empty());
    }

    public boolean isThere() {
        return before.isPresent();
    }

    private static void read(InputStream input, IntConsumer pressed) {
        try {
            for (int key = input.read(); key >= 0; key = input.read()) {
                pressed.accept(key);
            }
        } catch (IOException gone) {
            // the terminal is gone, and the keys with it
        }
    }

    private static Optional<String> stty(String... words) {
        var command = new String[words.length + 1];
        command[0] = "stty";
        System.arraycopy(words, 0, command, 1, words.length);
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectInput(TERMINAL)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(said.strip())
                    : Optional.empty();
        } catch (IOException noTerminal) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        before.ifPresent(Keyboard::stty);
    }
}
