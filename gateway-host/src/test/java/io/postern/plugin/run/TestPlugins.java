package io.postern.plugin.run;

import io.postern.config.catalog.Catalog;
import io.postern.plugin.report.PluginReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Plugins in a folder of their own, for tests. */
final class TestPlugins implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final ClassLoader host;
    private final Duration patience;
    private DroppedPlugins plugins;

    private TestPlugins(Path home, ClassLoader host, Duration patience) throws IOException {
        this.patience = patience;
        this.home = home;
        this.host = host;
        Files.createDirectories(home.resolve("plugins"));
        this.plugins = make();
    }

    static TestPlugins at(Path home) throws IOException {
        return at(home, TestPlugins.class.getClassLoader());
    }

    static TestPlugins at(Path home, ClassLoader host) throws IOException {
        return new TestPlugins(home, host, PATIENCE);
    }

    static TestPlugins at(Path home, Duration patience) throws IOException {
        return new TestPlugins(home, TestPlugins.class.getClassLoader(), patience);
    }

    private DroppedPlugins make() throws IOException {
        return new DroppedPlugins(home.resolve("plugins"), home.resolve("work"), host, patience);
    }

    void reopen() throws IOException {
        plugins.close();
        plugins = make();
    }

    Path file(String name) {
        return home.resolve("plugins").resolve(name);
    }

    PluginScan scan() {
        return plugins.scan();
    }

    void discard(PluginScan scan) {
        plugins.discard(scan);
    }

    PluginScan scanAndCommit() {
        var scan = plugins.scan();
        plugins.commit(scan);
        return scan;
    }

    /** Looks until everything stood still, as the gateway does. */
    PluginScan settle() {
        scanAndCommit();
        return scanAndCommit();
    }

    Catalog catalog() {
        return plugins.catalog();
    }

    List<PluginReport> reports() {
        return plugins.reports();
    }

    int livingLoaders() {
        return plugins.livingLoaders();
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
        plugins.close();
    }
}
