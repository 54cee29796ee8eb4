package io.postern.app.cli.files;

import io.postern.api.json.JsonObject;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.config.read.ConfigurationReader;
import io.postern.config.schema.SchemaWriter;
import io.postern.config.value.PrettyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "schema",
        header = "Write JSON Schemas for editors.",
        description =
                "One for each kind of file, made from what the plugins describe and the carriers"
                        + " that the configuration has. docs/configuration.md says how an editor"
                        + " finds them. Without --out they are printed as one JSON object.",
        footer = {"", "Example:", "  postern schema --out schemas"})
public final class SchemaCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write them to.")
    private Optional<Path> out = Optional.empty();

    @Mixin private FolderOptions folders = new FolderOptions();

    public SchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var schemas = schemas();
        if (out.isPresent()) {
            write(schemas, out.get());
        } else {
            session.terminal()
                    .out()
                    .println(PrettyJson.of(JsonObject.of(new LinkedHashMap<>(schemas))));
        }
        return ExitCode.OK;
    }

    private Map<String, JsonObject> schemas() throws IOException {
        var all = folders.over(session.folders());
        var surroundings = session.surroundings();
        try (var plugins = new Offline(all)) {
            var reader =
                    new ConfigurationReader(
                            all.configs(), surroundings.variables(all), surroundings.hostName());
            var catalog = plugins.catalog();
            return new SchemaWriter(catalog, reader.read(catalog).configuration()).schemas();
        }
    }

    private void write(Map<String, JsonObject> schemas, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var schema : schemas.entrySet()) {
            var file = folder.resolve(schema.getKey());
            Files.writeString(file, PrettyJson.of(schema.getValue()) + "\n");
            session.terminal().out().println(file);
        }
    }
}
