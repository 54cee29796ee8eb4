package io.postern.config.read;

import io.postern.config.catalog.Catalog;
import io.postern.config.plan.Configuration;
import io.postern.config.problem.FindingText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A configuration folder on disk, written and read by tests. */
public final class ConfigFolder {

    private final Path parent;
    private final Path configs;
    private final Map<String, String> environment = new HashMap<>();
    private final ConfigurationReader reader;

    public ConfigFolder(Path parent) {
        this.parent = parent;
        this.configs = parent.resolve("configs");
        this.reader =
                new ConfigurationReader(
                        configs, name -> Optional.ofNullable(environment.get(name)), "host");
    }

    public Path path() {
        return configs;
    }

    public ConfigFolder folder(String name) {
        try {
            Files.createDirectories(configs.resolve(name));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public ConfigFolder file(String name, String text) {
        try {
            var path = configs.resolve(name);
            Files.createDirectories(path.getParent());
            Files.write(path, text.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public ConfigFolder variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ConfigurationReading read(Catalog catalog) {
        return reader.read(catalog);
    }

    /** All findings as people see them, with paths from the folder's parent. */
    public String findings(Catalog catalog) {
        return text(read(catalog));
    }

    public String text(ConfigurationReading reading) {
        return FindingText.of(reading.findings()).replace(parent + "/", "");
    }

    public Configuration configuration(Catalog catalog) {
        var reading = read(catalog);
        return reading.configuration().orElseThrow(() -> new AssertionError(text(reading)));
    }
}
