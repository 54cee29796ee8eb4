package io.postern.app.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long a soak is, and where it leaves its figures. */
final class Size {

    private static final Path FIGURES = Path.of("target", "soak");

    private Size() {}

    static int edits() {
        return Integer.getInteger("soak.edits", 30);
    }

    static int replacements() {
        return Integer.getInteger("soak.replacements", 10);
    }

    /** Leaves figures for {@code bench/soak} to print. */
    static void report(String name, String figures) throws IOException {
        Files.createDirectories(FIGURES);
        Files.writeString(FIGURES.resolve(name + ".txt"), figures);
    }
}
