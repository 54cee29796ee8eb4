package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.process.GatewayProcess;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.Sub;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever listens knows whether the gateway is there, however it ended. */
class BirthIT {

    @TempDir private Path folder;

    @Test
    void tellsThatItCameAndThatItWent() throws Exception {
        try (var mosquitto = Mosquitto.in(folder).start();
                var sub = Sub.on(mosquitto).version5().qos(1).topic("site/#").start();
                var station = station(mosquitto)) {
            station.start();
            sub.await(1);
            station.kill();
            sub.await(2);
            station.start();
            sub.await(3);
            station.stop();

            assertThat(sub.await(4))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("online", "offline", "online", "offline");
            try (var late = Sub.on(mosquitto).qos(1).topic("#").start()) {
                assertThat(late.await(1))
                        .containsExactly(
                                new ReceivedMessage("site/state", "offline", 1, true, "", "", ""));
            }
        }
    }

    private GatewayProcess station(Mosquitto mosquitto) throws Exception {
        return GatewayProcess.named("north", folder)
                .file(
                        "carriers/cloud.json",
                        """
                        {
                          "source": "mqtt",
                          "mqtt_port": %d,
                          "birth": {"topic": "site/state", "payload": "online", "retained": true},
                          "will": {"topic": "site/state", "payload": "offline", "retained": true}
                        }
                        """
                                .formatted(mosquitto.port()))
                .file(
                        "addresses/air.json",
                        """
                        {
                          "message_type": "air",
                          "send_or_receive": "send",
                          "carrier": "cloud",
                          "duration": "on_message",
                          "additional_info": {"topic": "$msg_type"}
                        }
                        """);
    }
}
