package io.postern.plugin.house;

import io.postern.plugin.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A house in a folder of its own, for tests. */
final class TestHouse implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final ClassLoader host;
    private final Duration patience;
    private PluginHouse house;

    private TestHouse(Path home, ClassLoader host, Duration patience) throws IOException {
        this.patience = patience;
        this.home = home;
        this.host = host;
        Files.createDirectories(home.resolve("plugins"));
        this.house = make();
    }

    static TestHouse at(Path home) throws IOException {
        return at(home, TestHouse.class.getClassLoader());
    }

    static TestHouse at(Path home, ClassLoader host) throws IOException {
        return new TestHouse(home, host, PATIENCE);
    }

    static TestHouse at(Path home, Duration patience) throws IOException {
        return new TestHouse(home, TestHouse.class.getClassLoader(), patience);
    }

    private PluginHouse make() throws IOException {
        return new PluginHouse(home.resolve("plugins"), home.resolve("work"), host, patience);
    }

    void reopen() throws IOException {
        house.close();
        house = make();
    }

    Path file(String name) {
        return home.resolve("plugins").resolve(name);
    }

    Scan scan() {
        return house.scan();
    }

    void discard(Scan scan) {
        house.discard(scan);
    }

    Scan scanAndCommit() {
        var scan = house.scan();
        house.commit(scan);
        return scan;
    }

    /** Looks until everything stood still, as the gateway does. */
    Scan settle() {
        scanAndCommit();
        return scanAndCommit();
    }

    Catalog catalog() {
        return house.catalog();
    }

    List<PluginReport> reports() {
        return house.reports();
    }

    int livingLoaders() {
        return house.livingLoaders();
    }

    /** The copies that plugins are loaded from now. */
    List<Path> copies() throws IOException {
        var work = home.resolve("work");
        if (Files.notExists(work)) {
            return List.of();
        }
        try (var files = Files.walk(work, 2)) {
            return files.filter(file -> work.relativize(file).getNameCount() == 2).toList();
        }
    }

    @Override
    public void close() throws IOException {
        house.close();
    }
}
