package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.process.GatewayProcess;
import io.postern.testing.mqtt.Door;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.RunningSub;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.net.CertificateAuthority;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One gateway with a carrier for each way into a broker that asks for a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsIT {

    @TempDir private static Path folder;

    private CertificateAuthority certificates;
    private Mosquitto mosquitto;
    private RunningSub out;
    private GatewayProcess station;

    @BeforeAll
    void start() throws Exception {
        certificates = CertificateAuthority.in(folder);
        var server = certificates.server();
        mosquitto =
                Mosquitto.in(folder)
                        .plain()
                        .tls(server)
                        .mutualTls(server, certificates.authority())
                        .webSocket()
                        .secureWebSocket(server)
                        .user("gateway", "postern")
                        .user("tester", "probe")
                        .acl(
                                "user gateway",
                                "topic read in/#",
                                "topic write out/#",
                                "user tester",
                                "topic write in/#",
                                "topic read out/#")
                        .start();
        out = Sub.on(mosquitto).login("tester", "probe").qos(2).topic("out/#").start();
        station = station();
        station.start();
    }

    @AfterAll
    void stop() {
        station.close();
        out.close();
        mosquitto.close();
    }

    static List<Way> ways() {
        var ways = new ArrayList<Way>();
        for (var door : Door.values()) {
            for (int version : List.of(3, 5)) {
                for (int qos = 0; qos <= 2; qos++) {
                    ways.add(new Way(door, version, qos));
                }
            }
        }
        return ways;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void messagesComeAndGo(Way way) {
        mosquitto.awaitSubscription(way.carrier() + "_site", "in/" + way.type() + "/#");

        pub(way).message("in/" + way.type(), "{\"value\":1.50}");

        var topic = "out/" + way.type();
        var received =
                out.await(
                        all -> all.stream().anyMatch(one -> one.topic().equals(topic)),
                        "one on " + topic,
                        WireLedger.PATIENCE);
        assertThat(received)
                .filteredOn(one -> one.topic().equals(topic))
                .containsExactly(
                        new ReceivedMessage(
                                topic,
                                "{\"value\":1.50,\"gateway_id\":\"site\",\"source\":\"direct\"}",
                                way.qos(),
                                false,
                                "",
                                "",
                                ""));
    }

    /** By the same door where mosquitto's own client can: it knows no WebSockets. */
    private Pub pub(Way way) {
        var door = way.door().isWebSocket() ? Door.PLAIN : way.door();
        var pub = Pub.to(mosquitto, door).login("tester", "probe").qos(way.qos());
        if (door.isEncrypted()) {
            pub = pub.tls(certificates.authority());
        }
        if (door.isMutual()) {
            pub = pub.identity(certificates.client("tester"));
        }
        return way.version() == 5 ? pub.version5() : pub;
    }

    private GatewayProcess station() throws Exception {
        var station = GatewayProcess.named("site", folder);
        for (var way : ways()) {
            var type = way.type();
            station.file("carriers/" + way.carrier() + ".json", carrier(way))
                    .file("addresses/" + type + "_in.json", address(way, "receive", "always"))
                    .file("addresses/" + type + "_out.json", address(way, "send", "on_message"));
        }
        return station;
    }

    private String carrier(Way way) {
        return """
               {
                 "source": "mqtt",
                 "mqtt_url": "%s",
                 "version": %d,
                 "client_id": "$name",
                 "system_id": "$system_id",
                 "mqtt_username": "gateway",
                 "mqtt_password": "postern"%s
               }
               """
                .formatted(mosquitto.url(way.door()), way.version(), tls(way.door()));
    }

    private String tls(Door door) {
        if (!door.isEncrypted()) {
            return "";
        }
        var identity = certificates.client("gateway");
        var shown =
                door.isMutual()
                        ? ", \"certificate\": \"%s\", \"key\": \"%s\""
                                .formatted(identity.certificate(), identity.key())
                        : "";
        return ", \"tls\": {\"ca\": \"%s\"%s}".formatted(certificates.authority(), shown);
    }

    private static String address(Way way, String direction, String duration) {
        var topic = direction.equals("send") ? "out/" : "in/";
        return """
               {
                 "message_type": "%s",
                 "send_or_receive": "%s",
                 "carrier": "%s",
                 "duration": "%s",
                 "additional_info": {"topic": "%s$msg_type", "qos": %d}
               }
               """
                .formatted(way.type(), direction, way.carrier(), duration, topic, way.qos());
    }
}
