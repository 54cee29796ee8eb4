package io.postern.reload;

import io.postern.api.setting.Values;
import io.postern.config.catalog.Catalog;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.problem.Finding;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import io.postern.watch.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a tiny language of its own: each file of handlers/ is one handler, {@code value 7 end} or
 * {@code secret PATH end}; anything else is a problem, so that half a file always is one.
 */
final class SimpleConfigurations implements Configurations {

    private static final Pattern CONTENT = Pattern.compile("(value|secret) (\\S+) end\n");

    private final Path configs;

    SimpleConfigurations(Path configs) {
        this.configs = configs;
    }

    @Override
    public FolderReading read(Catalog catalog, Snapshot seen) {
        return kept(configs, catalog);
    }

    @Override
    public FolderReading kept(Path folder, Catalog catalog) {
        var round = new Round(catalog);
        try (var files = Files.newDirectoryStream(folder.resolve("handlers"), "*.json")) {
            for (var file : files) {
                round.read(file);
            }
        } catch (NoSuchFileException e) {
            round.problem(folder.resolve("handlers"), "expected a folder, found nothing");
        } catch (IOException e) {
            round.problem(folder.resolve("handlers"), "expected a folder, found " + e);
        }
        return round.reading();
    }

    private final class Round {

        private final Catalog catalog;
        private final TreeMap<String, HandlerPlan> handlers = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Set<Path> watched = new HashSet<>();

        private Round(Catalog catalog) {
            this.catalog = catalog;
        }

        void read(Path file) throws IOException {
            var name = file.getFileName().toString().replace(".json", "");
            try {
                var match = CONTENT.matcher(Files.readString(file));
                if (!match.matches()) {
                    problem(file, "expected a value and an end, found less");
                } else if (match.group(1).equals("secret")) {
                    var secret = configs.resolve(match.group(2)).normalize();
                    watched.add(secret);
                    add(name, Files.readString(secret));
                } else {
                    add(name, match.group(2));
                }
            } catch (NoSuchFileException e) {
                problem(file, "expected a file that stays, found it gone");
            }
        }

        private void add(String name, String value) {
            var waiting = !catalog.handlers().containsKey("climate");
            handlers.put(
                    name,
                    new HandlerPlan(name, "climate", Values.of(Map.of("value", value)), waiting));
        }

        void problem(Path file, String message) {
            var name = configs.getParent().relativize(file).toString();
            findings.add(Finding.problem(new Place(new SourceFile(name, ""), 1, 1), message));
        }

        FolderReading reading() {
            var empty = Configuration.empty("home");
            var configuration =
                    new Configuration(
                            "home",
                            empty.messages(),
                            empty.carriers(),
                            handlers,
                            empty.addresses(),
                            empty.tasks());
            return new FolderReading(
                    findings.isEmpty() ? Optional.of(configuration) : Optional.empty(),
                    findings,
                    watched);
        }
    }
}
