package io.postern.app.mqtt;

import io.postern.journal.Journal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;

/** Takes bytes from the end of the newest file of a journal, as a disk does that lies or ages. */
public final class TornSegment {

    private static final int LEAST = 200;
    private static final double TIMES = 200;
    private static final int BLOCK = 4_096;

    private TornSegment() {}

    /**
     * Cuts 200 to 40,000 bytes off, or writes over a block that is so near the end.
     *
     * @return what was done, in words
     */
    public static String tear(Path data, Random chance) throws IOException {
        int bytes = (int) Math.round(LEAST * Math.pow(TIMES, chance.nextDouble()));
        return chance.nextBoolean() ? cut(data, bytes) : writeOver(data, bytes, chance);
    }

    static String cut(Path data, int bytes) throws IOException {
        var segment = newest(data.resolve(Journal.FOLDER));
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            long left = Math.max(0, file.length() - bytes);
            var words = "%s: %d bytes, cut to %d".formatted(segment, file.length(), left);
            file.setLength(left);
            return words;
        }
    }

    static String writeOver(Path data, int bytes, Random chance) throws IOException {
        var segment = newest(data.resolve(Journal.FOLDER));
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            long from = Math.max(0, file.length() - bytes);
            var other = new byte[(int) Math.min(BLOCK, file.length() - from)];
            chance.nextBytes(other);
            var words =
                    "%s: %d bytes, %d written over at %d"
                            .formatted(segment, file.length(), other.length, from);
            file.seek(from);
            file.write(other);
            return words;
        }
    }

    private static Path newest(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{12}-.*\\.seg"))
                    .max(Comparator.comparing(Path::getFileName))
                    .orElseThrow(
                            () -> new IOException(folder + ": expected a segment, found none"));
        }
    }
}
