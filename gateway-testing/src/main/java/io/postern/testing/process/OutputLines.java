package io.postern.testing.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a process has said so far, line by line. */
public final class OutputLines {

    private final Collected<String> lines = new Collected<>();

    private OutputLines() {}

    /**
     * @param listener hears each line before anybody finds it here
     */
    static OutputLines of(BufferedReader reader, Consumer<String> listener) {
        var lines = new OutputLines();
        var thread = new Thread(() -> lines.read(reader, listener), "test-lines");
        thread.setDaemon(true);
        thread.start();
        return lines;
    }

    /** All lines so far. */
    public List<String> all() {
        return lines.all();
    }

    public boolean has(String part) {
        return all().stream().anyMatch(line -> line.contains(part));
    }

    /** Waits until one of the lines, old or new, contains the text. */
    public void awaitLine(String part, Duration patience) {
        if (!await(all -> all.stream().anyMatch(line -> line.contains(part)), patience)) {
            throw new AssertionError("lines: expected \"" + part + "\", found " + this);
        }
    }

    /** Whether it came true in time; the end of the process ends the waiting. */
    public boolean await(Predicate<List<String>> condition, Duration patience) {
        return lines.await(condition, patience);
    }

    private void read(BufferedReader reader, Consumer<String> listener) {
        try (reader) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                listener.accept(line);
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(e.toString());
        } finally {
            lines.end();
        }
    }

    @Override
    public String toString() {
        return String.join("\n", all());
    }
}
