package io.postern.file;

import io.postern.api.context.Time;
import io.postern.api.message.Envelope;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file that says what was in hand at which death of the process: a line for each message, with
 * the time of the death and the message's fingerprint. It is written where no memory is left, with
 * what was put aside for it.
 */
public final class DeathNotes implements AutoCloseable {

    /** So long they count. */
    public static final int DAYS = 7;

    private static final int TWICE = 2;
    private static final int MOST_LINES = 1_000;
    private static final int ENOUGH_TO_WRITE = 1 << 18;
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})/(\\d{1,10})");

    private final Time time;
    private final FileOutputStream out;
    private final Set<String> poison = new HashSet<>();
    private final Set<Integer> lengths = new HashSet<>();
    private byte[] reserve = new byte[ENOUGH_TO_WRITE];

    private DeathNotes(Time time, FileOutputStream out) {
        this.time = time;
        this.out = out;
    }

    /** Reads what there is; what is too old, or too much, is forgotten. */
    public static DeathNotes open(Path file, Time time) throws IOException {
        long oldest = time.now().minus(Duration.ofDays(DAYS)).toEpochMilli();
        var lines = Files.exists(file) ? recent(file, oldest) : List.<String>of();
        if (Files.exists(file)) {
            AtomicFile.write(file, bytes(lines.isEmpty() ? "" : String.join("\n", lines) + "\n"));
        }
        OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
        var notes = new DeathNotes(time, new FileOutputStream(file.toFile(), true));
        notes.learn(lines);
        return notes;
    }

    private static List<String> recent(Path file, long oldest) throws IOException {
        var lines =
                Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                        .filter(line -> when(line) > oldest)
                        .toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    private static long when(String line) {
        var parts = LINE.matcher(line);
        return parts.matches() ? Long.parseLong(parts.group(1)) : Long.MIN_VALUE;
    }

    private void learn(List<String> lines) {
        Map<String, Set<String>> deaths = new HashMap<>();
        for (var line : lines) {
            var words = line.split(" ");
            deaths.computeIfAbsent(words[1], key -> new HashSet<>()).add(words[0]);
        }
        deaths.forEach(
                (fingerprint, when) -> {
                    if (when.size() >= TWICE) {
                        poison.add(fingerprint);
                        lengths.add(Integer.valueOf(fingerprint.split("/")[1]));
                    }
                });
        // what this needs is loaded now, not when there is no memory
        Fingerprint.of("", new byte[0]);
    }

    /** Whether a message was in hand at two deaths. */
    public boolean isKnown(Envelope message) {
        return !lengths.isEmpty()
                && lengths.contains(message.payload().weight())
                && poison.contains(fingerprint(message));
    }

    /** What was in hand, by one death. */
    public synchronized void write(List<? extends Envelope> all) throws IOException {
        reserve = new byte[0];
        long now = time.now().toEpochMilli();
        for (var message : all) {
            out.write(bytes(now + " " + fingerprint(message) + "\n"));
        }
    }

    private static String fingerprint(Envelope message) {
        var payload = message.payload();
        return Fingerprint.of(message.origin().place(), payload.raw()) + "/" + payload.weight();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
