package io.postern.serial.find;

import io.postern.api.text.Glob;
import io.postern.serial.list.ScanLimit;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A path with wildcards. Only folders after the first wildcard are listed.
 *
 * @param base the path before it
 * @param names how each further name must read
 */
record PathGlob(Path base, List<Glob> names) {

    static boolean isMeant(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    /**
     * @throws IllegalArgumentException when it is not understood, saying what was expected
     */
    static PathGlob of(String text) {
        if (text.contains("**")) {
            throw new IllegalArgumentException(
                    "expected one \"*\" for each folder, found \"" + text + "\"");
        }
        var base = Path.of("/");
        var names = new ArrayList<Glob>();
        for (var part : text.split("/+")) {
            if (names.isEmpty() && !isMeant(part)) {
                base = base.resolve(part);
            } else {
                names.add(Glob.of(part, Glob.Option.CHOICES));
            }
        }
        return new PathGlob(base, List.copyOf(names));
    }

    void walk(ScanLimit budget, Consumer<Path> found) {
        walk(base, 0, budget, found);
    }

    private void walk(Path at, int depth, ScanLimit budget, Consumer<Path> found) {
        if (depth == names.size()) {
            found.accept(at);
            return;
        }
        if (!Files.isDirectory(at)) {
            return; // listing opens it: a pipe or a terminal may let that wait for ever
        }
        try (var entries = Files.newDirectoryStream(at)) {
            for (var entry : entries) {
                if (!budget.allows()) {
                    return;
                }
                if (fits(entry.getFileName().toString(), names.get(depth))) {
                    walk(entry, depth + 1, budget, found);
                }
            }
        } catch (IOException | DirectoryIteratorException away) {
            // a folder that is not there, or none: nothing is found in it
        }
    }

    /** Hidden files want to be named, as in a shell. */
    private static boolean fits(String name, Glob glob) {
        return name.startsWith(".") == glob.toString().startsWith(".") && glob.matches(name);
    }
}
