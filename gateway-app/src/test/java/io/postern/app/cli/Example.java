package io.postern.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** A folder of {@code configs/examples}. */
record Example(Path folder) {

    private static final Path ALL = Path.of("../configs/examples");

    static List<Example> all() {
        return files(ALL, 1).stream().filter(Files::isDirectory).map(Example::new).toList();
    }

    static Example named(String name) {
        return new Example(ALL.resolve(name));
    }

    /** A copy that asks nobody else's broker: every broker is this machine's port. */
    Example copied(Path to, int port) throws IOException {
        var copy = new Example(to);
        for (var file : files(folder, 9)) {
            if (Files.isRegularFile(file)) {
                copy.write(folder.relativize(file).toString(), at(port, Files.readString(file)));
            }
        }
        return copy;
    }

    private static String at(int port, String text) {
        return text.replace("\"cloud_broker_url\"", "\"127.0.0.1\"")
                .replaceAll("\"mqtt_port\": \\d+", "\"mqtt_port\": " + port);
    }

    void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private static List<Path> files(Path folder, int depth) {
        try (var all = Files.walk(folder, depth)) {
            return List.copyOf(new TreeSet<>(all.filter(file -> !file.equals(folder)).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
