package io.postern.bench.disk;

import io.postern.journal.Journal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
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
     * @return what was done, in words; empty where there is no file
     */
    public static Optional<String> tear(Path data, Random chance) throws IOException {
        var newest = newest(data.resolve(Journal.FOLDER));
        return newest.isPresent() ? Optional.of(tornAt(newest.get(), chance)) : Optional.empty();
    }

    private static String tornAt(Path segment, Random chance) throws IOException {
        long bytes = Math.round(LEAST * Math.pow(TIMES, chance.nextDouble()));
        long end = Files.size(segment);
        long from = Math.max(0, end - bytes);
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            if (chance.nextBoolean()) {
                file.setLength(from);
                return "%s: cut from byte %d to byte %d".formatted(segment, end, from);
            }
            var other = new byte[(int) Math.min(BLOCK, end - from)];
            chance.nextBytes(other);
            file.seek(from);
            file.write(other);
            return "%s: %d of %d bytes written over at byte %d"
                    .formatted(segment, other.length, end, from);
        }
    }

    private static Optional<Path> newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{12}\\.seg"))
                    .max(Comparator.comparing(Path::getFileName));
        }
    }
}
