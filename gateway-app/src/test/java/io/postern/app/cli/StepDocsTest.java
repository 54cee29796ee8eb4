package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.Batch;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeHandlerContext;
import io.postern.api.testing.TestEnvelope;
import io.postern.app.cli.files.Offline;
import io.postern.app.session.Folders;
import io.postern.config.read.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table in {@code docs/steps.md} does what stands there. */
class StepDocsTest {

    private static final Path DOCS = Path.of("../docs/steps.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(.+?)` \\| `(\\{.+?\\})` \\| `(\\{.+?\\})` \\|");

    @TempDir private Path home;

    /** A row of the table. */
    record Row(String step, String in, String out) {}

    static Stream<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(DOCS))
                .results()
                .map(found -> new Row(found.group(1), found.group(2), found.group(3)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void goesOutAsItIsShown(Row row) throws Exception {
        write("handlers/weather.yaml", "source: transform\nsteps:\n  - " + row.step() + "\n");
        write("carriers/out.yaml", "source: log\n");
        write(
                "addresses/out.yaml",
                "message_type: weather\nsend_or_receive: send\ncarrier: out\nhandler: weather\n");

        assertThat(made((JsonObject) Json.read(row.in()))).isEqualTo(Json.read(row.out()));
    }

    private JsonObject made(JsonObject content) throws Exception {
        var batch = new Batch("weather", List.of(TestEnvelope.of("weather", content)), Values.NONE);
        try (var plugins = new Offline(Folders.beside(home))) {
            var catalog = plugins.catalog();
            var reading =
                    new ConfigurationReader(home.resolve("configs"), name -> Optional.empty(), "pi")
                            .read(catalog);
            assertThat(reading.findings()).isEmpty();
            var plan = reading.configuration().orElseThrow().handlers().get("weather");
            return catalog.handlers()
                    .get("transform")
                    .kind()
                    .create(new FakeHandlerContext("weather", plan.settings()))
                    .handle("transform", batch)
                    .get(0)
                    .content();
        }
    }

    private void write(String file, String text) throws IOException {
        var path = home.resolve("configs").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
