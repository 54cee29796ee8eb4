package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.handler.HandlerFactory;
import io.postern.app.process.GatewayProcess;
import io.postern.testing.PluginJar;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.RunningSub;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that would be too much for the memory of a gateway, which is that of the launcher. */
class PoisonIT {

    private static final int COPIES = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> ADDRESSES = List.of("plain", "handled");

    /** 6 MB, of which 200 MB would become. */
    private static final String BOMB = "{\"a\":[" + "0,".repeat(3_000_000) + "0]}";

    @TempDir private Path folder;
    private final WireRecording wires = new WireRecording();
    private Mosquitto field;
    private Mosquitto cloud;
    private CuttableProxy inbound;
    private CuttableProxy outbound;
    private RunningSub arrived;
    private GatewayProcess station;

    @BeforeEach
    void start() throws Exception {
        field = Mosquitto.in(folder).maxQueued(0).start();
        cloud = Mosquitto.in(folder).maxQueued(0).start();
        inbound = CuttableProxy.recording(field.port(), wires, "in");
        outbound = CuttableProxy.to(cloud);
        arrived = Sub.on(cloud).qos(1).topic("#").start();
        station = station();
        station.start();
        for (var address : ADDRESSES) {
            field.awaitSubscription("field_site", address + "/#");
        }
    }

    @AfterEach
    void stop() {
        station.close();
        arrived.close();
        inbound.close();
        outbound.close();
        field.close();
        cloud.close();
    }

    @Test
    void whatWouldWeighTooMuchIsADeadLetterAndNothingElseSuffers() throws Exception {
        for (var address : ADDRESSES) {
            publish(address, 1, 10);
            Pub.to(field).qos(1).message(address, BOMB);
            publish(address, 11, 20);
        }

        awaitAll(20);
        wires.awaitConfirmations("in", 42, PATIENCE);
        assertThat(station.says("dead"))
                .contains("plain_out (plain)", "handled (handled)")
                .contains("JSON: expected content that takes at most 1")
                .contains(" MB of memory, found more at line 1, column ");
        assertThat(station.stop().code()).isZero();
    }

    @Test
    void aDestinationThatIsAwayCostsNoMoreThanItsBytes() throws Exception {
        outbound.refuse();
        outbound.cut();
        for (var address : ADDRESSES) {
            Pub.to(field).qos(1).lines(address, large(1, 1_500));
        }
        await().atMost(PATIENCE)
                .until(() -> wires.published("in", Direction.TO_CLIENT).size() > 500);

        outbound.accept();

        awaitAll(1_500);
        wires.awaitConfirmations("in", 3_000, PATIENCE);
        assertThat(station.stop().code()).isZero();
    }

    /** What is written for each of many destinations is held for each of them. */
    @Test
    void manyDestinationsThatAreAwayCostNoMoreThanTheirShare() throws Exception {
        for (int n = 1; n <= COPIES; n++) {
            station.file("addresses/copy" + n + ".json", send("plain", "copy" + n));
        }
        outbound.refuse();
        outbound.cut();
        await().atMost(PATIENCE).until(() -> station.says("status").contains("copy" + COPIES));
        Pub.to(field).qos(1).lines("plain", large(1, 300));
        await().atMost(PATIENCE)
                .until(() -> wires.published("in", Direction.TO_CLIENT).size() > 50);

        outbound.accept();

        arrived.await((COPIES + 1) * 300, PATIENCE);
        wires.awaitConfirmations("in", 300, PATIENCE);
        assertThat(station.stop().code()).isZero();
    }

    /** The broker sends it again each time, before the others. */
    @Test
    void aMessageThatTwoGatewaysDiedOfIsNotOpenedByTheThird() throws Exception {
        Pub.to(field).qos(1).message("handled", "{\"eat\": 1}");
        dies();
        publish("handled", 1, 10);
        station.start();
        dies();
        station.start();

        arrived.await(10, PATIENCE);
        wires.awaitConfirmations("in", 11, PATIENCE);
        assertThat(station.says("dead")).contains("it was in hand when the gateway died twice");
        assertThat(station.stop().code()).isZero();
    }

    private void dies() throws Exception {
        var end = station.awaitEnd();
        assertThat(end.code()).isEqualTo(3);
        assertThat(end.err())
                .contains("postern: expected enough memory, found \"Java heap space\" in thread");
    }

    private void publish(String address, int first, int last) {
        Pub.to(field)
                .qos(1)
                .lines(
                        address,
                        Numbered.range(address, first, last).stream()
                                .map(Numbered::payload)
                                .toList());
    }

    /** Each 20 KB, of which 700 KB would become. */
    private static List<String> large(int first, int last) {
        var more = ",\"a\":[" + "0,".repeat(10_000) + "0]}";
        return IntStream.rangeClosed(first, last).mapToObj(n -> "{\"n\":" + n + more).toList();
    }

    private void awaitAll(int each) {
        arrived.await(ADDRESSES.size() * each, PATIENCE);
    }

    private GatewayProcess station() throws Exception {
        var made =
                GatewayProcess.named("site", folder)
                        .file("carriers/field.json", carrier("field", inbound.port()))
                        .file("carriers/cloud.json", carrier("cloud", outbound.port()))
                        .file("handlers/eater.json", "{\"source\": \"eater\"}");
        for (var address : ADDRESSES) {
            made.file("addresses/" + address + ".json", receive(address))
                    .file("addresses/" + address + "_out.json", send(address, address));
        }
        EATER.writeTo(made.plugins().resolve("eater.jar"));
        return made;
    }

    private static String carrier(String name, int port) {
        return """
               {"source": "mqtt", "mqtt_port": %d, "client_id": "%s", "system_id": "$system_id"}
               """
                .formatted(port, name);
    }

    private static String receive(String address) {
        return """
               {
                 "message_type": "%s",
                 "send_or_receive": "receive",
                 "carrier": "field",
                 "duration": "always",
                 %s
                 "additional_info": {"topic": "%s"}
               }
               """
                .formatted(
                        address,
                        address.equals("handled")
                                ? "\"handler\": \"eater\", \"handler_function\": \"look\","
                                : "",
                        address);
    }

    private static String send(String type, String topic) {
        return """
               {
                 "message_type": "%s",
                 "send_or_receive": "send",
                 "carrier": "cloud",
                 "duration": "on_message",
                 "additional_info": {"topic": "%s"}
               }
               """
                .formatted(type, topic);
    }

    /** Looks into messages, and eats all memory where one says so. */
    private static final PluginJar EATER =
            PluginJar.of("eater", "1.0")
                    .source(
                            "eater.Handlers",
                            """
                            package eater;

                            import io.postern.api.context.Function;
                            import io.postern.api.handler.*;
                            import io.postern.api.message.*;
                            import java.util.*;

                            public class Handlers implements HandlerFactory {
                                public HandlerKind<?> kind() {
                                    return HandlerKind.of("eater", "Eats memory.")
                                            .translation(
                                                    Function.of("look", "Looks.").withoutBlocking(),
                                                    Handlers::look);
                                }

                                private static Draft look(HandlerContext context, Envelope message) {
                                    var content = message.content();
                                    var table = new ArrayList<byte[]>();
                                    while (content.has("eat")) {
                                        table.add(new byte[1 << 20]);
                                    }
                                    return message.with(content.with("looked", 1));
                                }
                            }
                            """)
                    .service(HandlerFactory.class, "eater.Handlers");
}
