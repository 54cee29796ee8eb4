package io.postern.app.demo.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.session.Session;
import io.postern.app.session.Surroundings;
import io.postern.app.session.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSetupTest {

    @TempDir private Path example;

    @Test
    void playsOnACopyThatIsGoneAfterwards() throws IOException {
        Files.createDirectories(example.resolve("switches"));
        Files.writeString(example.resolve("switches/cloud"), "true\n");

        Path copy;
        try (var setup = DemoSetup.of(example)) {
            copy = setup.configs();
            setup.controls().press('c');

            assertThat(copy.resolve("switches/cloud")).hasContent("false");
        }

        assertThat(copy).doesNotExist();
        assertThat(example.resolve("switches/cloud")).hasContent("true");
    }

    @Test
    void pullsItsMetersOutAtTheEnd() throws IOException {
        Path meters;
        try (var setup = DemoSetup.of(example)) {
            var ports = setup.session(outer()).surroundings().variable("BENCHLAB_PORTS");
            meters = Path.of(ports.orElseThrow().split(",")[0]);

            assertThat(meters).exists();
        }

        assertThat(meters).doesNotExist();
    }

    @Test
    void givesItsBrokersTwoPorts() throws IOException {
        try (var setup = DemoSetup.of(example)) {
            var inner = setup.session(outer()).surroundings();

            assertThat(inner.variable("HOME")).contains("/home/me");
            assertThat(inner.variable("FIELD_PORT").orElseThrow())
                    .matches("\\d+")
                    .isNotEqualTo(inner.variable("CLOUD_PORT").orElseThrow());
        }
    }

    private Session outer() {
        var out = new PrintStream(OutputStream.nullOutputStream());
        return new Session(
                new Surroundings(example, "?", false, "host", Map.of("HOME", "/home/me")),
                new Terminal(out, out, false, false));
    }
}
