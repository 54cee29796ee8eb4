package io.postern.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.document.Node.ListNode;
import io.postern.config.file.DocumentReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedFilesTest {

    @Test
    void theMissingCommaOfTheSeedIsFoundWhereItIs() throws Exception {
        Path file = seed("meter_teros10_inbound.json");

        var reading = DocumentReader.read(file, "configs/addresses/meter_teros10_inbound.json");

        assertThat(Told.text(reading))
                .isEqualTo(
"""
configs/addresses/meter_teros10_inbound.json:6:5: expected ',' or '}' after "message_type", found "handler"
    6 |     "handler": "datagator_sensors",
      |     ^""");
    }

    @Test
    void theTrailingCommaOfTheSeedIsAccepted() throws Exception {
        Path file = seed("meter_teros10_outbound.json");

        var root = DocumentReader.read(file, "meter_teros10_outbound.json").root().orElseThrow();

        assertThat(((ListNode) root.entries().get("message_type").value()).values())
                .extracting(Node::shown)
                .containsExactly("\"meter_teros10\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local_inbound_mqtt.json", "mqtt_cloud.json"})
    void carriersOfTheSeedAreRead(String name) throws Exception {
        var root = DocumentReader.read(seed(name), name).root().orElseThrow();

        assertThat(root.entries().get("source").value().shown()).isEqualTo("\"mqtt\"");
    }

    private static Path seed(String name) throws URISyntaxException {
        var resource = SeedFilesTest.class.getResource("/seeds/mqtt-carrier/" + name);
        return Path.of(resource.toURI());
    }
}
