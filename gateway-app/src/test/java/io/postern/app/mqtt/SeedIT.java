package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.app.process.GatewayProcess;
import io.postern.app.session.ExitCode;
import io.postern.testing.mqtt.Door;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.RunningSub;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.net.CertificateAuthority;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configuration of the datagators' users, as shipped; only the brokers are others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedIT {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}";

    @TempDir private static Path folder;

    private Mosquitto field;
    private Mosquitto cloud;
    private RunningSub arrived;
    private GatewayProcess station;

    @BeforeAll
    void start() throws Exception {
        var certificates = CertificateAuthority.in(folder);
        field = Mosquitto.in(folder).start();
        cloud =
                Mosquitto.in(folder)
                        .plain()
                        .tls(certificates.server())
                        .user("your_username", "your_password")
                        .anonymous()
                        .start();
        arrived = Sub.on(cloud).qos(1).topic("#").start();
        station =
                GatewayProcess.named("unused", folder)
                        .example("datagators")
                        .replace("carriers/local_inbound_mqtt.json", "1883", "" + field.port())
                        .replace("carriers/mqtt_cloud.json", "cloud_broker_url", "localhost")
                        .replace("carriers/mqtt_cloud.json", "8883", "" + cloud.port(Door.TLS))
                        .replace(
                                "carriers/mqtt_cloud.json",
                                "\"monitor_connection\": true",
                                "\"monitor_connection\": true, \"tls\": {\"ca\": \""
                                        + certificates.authority()
                                        + "\"}");
        station.start();
        field.awaitSubscription("sensor_listener_default", "mij_02_lms/#");
        field.awaitSubscription("sensor_listener_default", "datagator/ota_status/#");
    }

    @AfterAll
    void stop() {
        station.close();
        arrived.close();
        cloud.close();
        field.close();
    }

    static List<SensorVector> vectors() {
        return SensorVector.all();
    }

    @Test
    void theCloudSeesTheSystemIdInTheClientId() throws Exception {
        cloud.awaitClient("sensor_sender_field_station");

        assertThat(station.says("status"))
                .contains("field_station: ready", "mqtt_cloud (mqtt)", "meter_teros10_inbound");
        assertThat(station.check().code()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void payloadsComeOutTranslated(SensorVector vector) {
        Pub.to(field).message(vector.topic(), vector.payload().toString());

        var found = awaitMessage(vector);
        var time = found.text("time").orElseThrow();
        assertThat(time).matches(TIME);
        var expected =
                vector.content(time).with("gateway_id", "field_station").with("source", "direct");
        if (vector.complete()) {
            assertThat(found).hasToString(expected.toString());
        } else {
            assertThat(found.fields()).containsAllEntriesOf(expected.fields());
        }
    }

    private JsonObject awaitMessage(SensorVector vector) {
        var found =
                arrived.await(
                        all -> all.stream().anyMatch(vector::isAnsweredBy),
                        vector.toString(),
                        WireLedger.PATIENCE);
        return found.stream()
                .filter(vector::isAnsweredBy)
                .map(ReceivedMessage::payload)
                .map(SensorVector::parse)
                .findFirst()
                .orElseThrow();
    }
}
