package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.process.GatewayProcess;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.MqttPacket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clouds, and one of them is away. */
class AwayIT {

    private static final int RECEIVE_MAXIMUM = 30;

    private static final List<String> SENT =
            IntStream.rangeClosed(1, 100).mapToObj(n -> "{\"n\":" + n + "}").toList();

    @TempDir private Path folder;

    @Test
    void oneThatIsAwayHoldsBackTheOtherOnlyAtTheReceiveMaximum() throws Exception {
        var wire = new WireRecording();
        try (var field = Mosquitto.in(folder).start();
                var inbound = CuttableProxy.recording(field.port(), wire, "in");
                var near = Mosquitto.in(folder).start();
                var far = Mosquitto.in(folder).start();
                var way = CuttableProxy.to(far);
                var atNear = Sub.on(near).qos(1).topic("#").start();
                var atFar = Sub.on(far).qos(1).topic("#").start();
                var station = station(inbound.port(), near.port(), way.port())) {
            way.refuse();
            station.start();
            station.awaitLog("carrier near: sending is up");
            field.awaitSubscription("field_site", "meter/#");
            Pub.to(field).qos(1).lines("meter", SENT);

            assertThat(atNear.await(RECEIVE_MAXIMUM))
                    .extracting(ReceivedMessage::payload)
                    .containsExactlyElementsOf(SENT.subList(0, RECEIVE_MAXIMUM));
            assertThat(wire.published("in", Direction.TO_CLIENT)).hasSize(RECEIVE_MAXIMUM);
            assertThat(wire.confirmed("in", Direction.TO_CLIENT)).isEmpty();

            way.accept();

            assertThat(atFar.await(SENT.size()))
                    .extracting(ReceivedMessage::payload)
                    .isEqualTo(SENT);
            assertThat(atNear.await(SENT.size()))
                    .extracting(ReceivedMessage::payload)
                    .isEqualTo(SENT);
            wire.awaitConfirmations("in", SENT.size(), WireLedger.PATIENCE);
            assertThat(wire.confirmed("in", Direction.TO_CLIENT))
                    .extracting(MqttPacket::payload)
                    .isEqualTo(SENT);
        }
    }

    private GatewayProcess station(int field, int near, int far) throws Exception {
        return GatewayProcess.named("site", folder)
                .file(
                        "carriers/field.json",
                        """
                        {
                          "source": "mqtt",
                          "mqtt_port": %d,
                          "client_id": "field",
                          "system_id": "$system_id",
                          "receive_maximum": %d
                        }
                        """
                                .formatted(field, RECEIVE_MAXIMUM))
                .file("carriers/near.json", cloud(near))
                .file("carriers/far.json", cloud(far))
                .file(
                        "addresses/meter.json",
                        """
                        {
                          "message_type": "meter",
                          "send_or_receive": "receive",
                          "carrier": "field",
                          "duration": "always",
                          "additional_info": {"topic": "meter"}
                        }
                        """)
                .file("addresses/meter_near.json", outbound("near"))
                .file("addresses/meter_far.json", outbound("far"));
    }

    private static String cloud(int port) {
        return """
               {"source": "mqtt", "mqtt_port": %d, "client_id": "$name"}
               """
                .formatted(port);
    }

    private static String outbound(String carrier) {
        return """
               {
                 "message_type": "meter",
                 "send_or_receive": "send",
                 "carrier": "%s",
                 "duration": "on_message",
                 "additional_info": {"topic": "meter", "add_source": false}
               }
               """
                .formatted(carrier);
    }
}
