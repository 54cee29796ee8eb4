package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.process.GatewayProcess;
import io.postern.testing.mqtt.Mosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker whose name is not known yet when the gateway starts. */
class NamesIT {

    private static final String UNKNOWN = "no host of the name \"broker.farm\" is known";

    @TempDir private Path folder;

    @Test
    void theNextAttemptAfterANameIsKnownUsesIt() throws Exception {
        var hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
        try (var broker = Mosquitto.in(folder).start();
                var station = station(broker.port(), hosts)) {
            station.start();
            station.awaitLog(UNKNOWN);

            Files.writeString(hosts, "127.0.0.1 localhost broker.farm\n");
            station.awaitLog("carrier cloud: sending is up");

            // one more where an attempt was just under way
            assertThat(station.log().lines().filter(line -> line.contains("DEBUG")))
                    .filteredOn(line -> line.contains(UNKNOWN))
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    private GatewayProcess station(int port, Path hosts) throws Exception {
        return GatewayProcess.named("site", folder)
                .variable("POSTERN_JAVA_OPTS", "-Djdk.net.hosts.file=" + hosts)
                .variable("POSTERN_LOG", "info,io.postern.carrier=debug")
                .file(
                        "carriers/cloud.json",
                        """
                        {"source": "mqtt", "mqtt_url": "broker.farm", "mqtt_port": %d}
                        """
                                .formatted(port))
                .file(
                        "addresses/meter.json",
                        """
                        {
                          "message_type": "meter",
                          "send_or_receive": "send",
                          "carrier": "cloud",
                          "duration": "on_message",
                          "additional_info": {"topic": "meter"}
                        }
                        """);
    }
}
