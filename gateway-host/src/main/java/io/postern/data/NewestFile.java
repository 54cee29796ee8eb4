package io.postern.data;

import io.postern.time.WallClock.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** Which file of a data folder an earlier run wrote last: the clock cannot be before that. */
final class NewestFile {

    private static final int DEEPEST = 3;

    /** Copies have the time of what they are copies of. */
    private static final String COPIES = "plugin-copies";

    private NewestFile() {}

    /** Nothing where there is none; as far as they can be read. */
    static Optional<Written> in(Path folder) {
        try (var all = Files.walk(folder, DEEPEST)) {
            return all.filter(file -> !file.startsWith(folder.resolve(COPIES)))
                    .filter(Files::isRegularFile)
                    .flatMap(file -> written(folder, file).stream())
                    .max(Comparator.comparing(Written::at));
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Written> written(Path folder, Path file) {
        try {
            var name = "data/" + folder.relativize(file);
            return Optional.of(new Written(name, Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
