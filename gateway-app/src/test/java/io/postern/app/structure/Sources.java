package io.postern.app.structure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources that are shipped, by module. */
final class Sources {

    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

    private Sources() {}

    /** The Java files of every module, whatever its name; the stranger's in docs/ are not ours. */
    static List<Path> main() {
        return Stream.of(CHECKOUT, CHECKOUT.resolve("handlers"), CHECKOUT.resolve("tasks"))
                .flatMap(Sources::folders)
                .filter(module -> !module.endsWith("docs"))
                .flatMap(module -> java(module.resolve("src/main/java")))
                .toList();
    }

    static List<Path> main(String module) {
        return java(CHECKOUT.resolve(module).resolve("src/main/java")).toList();
    }

    private static Stream<Path> folders(Path parent) {
        return Stream.of(parent.toFile().listFiles(File::isDirectory)).map(File::toPath);
    }

    private static Stream<Path> java(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
