package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.cli.files.Offline;
import io.postern.app.session.Folders;
import io.postern.config.schema.ReferenceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/reference.md} is what the settings' descriptions say, of core and all that ships. */
class ReferenceDocsTest {

    private static final Path DOCS = Path.of("../docs/reference.md");
    private static final Path WRITTEN = Path.of("target/reference.md");

    @Test
    void docsSayWhatTheDescriptionsSay(@TempDir Path home) throws IOException {
        try (var plugins = new Offline(Folders.beside(home))) {
            var text = new ReferenceWriter(plugins.catalog()).text();
            Files.writeString(WRITTEN, text);

            assertThat(DOCS)
                    .as("copy gateway-app/%s to docs/ when the descriptions are meant so", WRITTEN)
                    .hasContent(text);
            assertThat(text.lines().filter(line -> line.contains("framing{type: cobs}.max_frame")))
                    .as("what carriers, receive and send addresses have in common stands once")
                    .hasSize(1);
        }
    }
}
