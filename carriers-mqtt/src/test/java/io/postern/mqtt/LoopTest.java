package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.carrier.Carrier;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.wire.CuttableProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The thread that all share, and what is left of connections that ended. */
@Timeout(180)
class LoopTest {

    @TempDir Path folder;

    private Mosquitto mosquitto;

    @BeforeEach
    void start() {
        mosquitto = Mosquitto.in(folder).start();
    }

    @AfterEach
    void stop() {
        mosquitto.close();
    }

    @Test
    void isOneForAllCarriersOfAFactoryAndEndsWithTheLast() throws Exception {
        var factory = new MqttFactory();
        var contexts =
                Stream.of("ann", "ben", "cleo")
                        .map(name -> context(name).usedFor(true, true))
                        .toList();
        var carriers = contexts.stream().map(context -> made(factory, context)).toList();
        var links = carriers.stream().flatMap(carrier -> carrier.links().stream()).toList();
        for (var link : links) {
            link.open(why -> {});
        }

        var loops = loops();

        assertThat(loops).hasSize(1);
        assertThat(carriers).allMatch(carrier -> carrier.runsOn(loops.get(0)));
        assertThat(carriers).noneMatch(carrier -> carrier.runsOn(Thread.currentThread()));
        links.forEach(link -> link.close());
        Awaitility.await().until(() -> loops().isEmpty());
    }

    @Test
    void isNotTakenAgainWhereItIsStuck() throws Exception {
        var factory = new MqttFactory();
        var stuck = made(factory, context("ann").usedFor(false, true));
        var before = stuck.links().get(0);
        before.open(why -> {});
        var thread = loops().get(0);
        assertThat(stuck.runsOn(thread)).isTrue();

        var anew = made(factory, context("ben").usedFor(false, true));
        var after = anew.links().get(0);
        after.open(why -> {});

        assertThat(anew.runsOn(thread)).isFalse();
        assertThat(loops()).hasSize(2).contains(thread);
        after.close();
        before.close();
        Awaitility.await().until(() -> loops().isEmpty());
    }

    /** What is written fills the way to the broker: not even a goodbye fits in any more. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void endsWithAConnectionThatTakesNothingAnyMore(int version) throws Exception {
        var large = TestEnvelope.of("type", JsonObject.EMPTY.with("text", "x".repeat(1_000_000)));
        try (var wire = CuttableProxy.to(mosquitto);
                var station = MqttStation.sending(MqttStation.at(wire.port(), version)).open()) {
            wire.stall();
            for (int count = 0; count < 30; count++) {
                station.send(MqttStation.to("a", 1), large);
            }

            station.sender().close();

            Awaitility.await().until(() -> loops().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void holdsNothingOfConnectionsThatEnded(int version) throws Exception {
        try (var wire = CuttableProxy.to(mosquitto);
                var station = MqttStation.both(settings(wire.port(), version));
                var keeper = station.beside(MqttStation.at(mosquitto.port(), version))) {
            // the loop has to outlive what is tried here
            keeper.open();
            station.context.inbox().byHand();
            station.listen(MqttStation.from("a", 1)).open();
            Pub.to(mosquitto).qos(1).message("a", "x".repeat(10_000));
            station.context.inbox().await(1);
            flap(station, wire, 100);
            long before = used();
            flap(station, wire, 1_000);
            long after = used();

            assertThat(after - before).isLessThan(2_000_000);
            assertThat(station.context.inbox().count()).isEqualTo(1);
            assertThat(Thread.getAllStackTraces().size()).isLessThan(40);
        }
    }

    private static void flap(MqttStation station, CuttableProxy wire, int times) throws Exception {
        for (int round = 0; round < times; round++) {
            wire.cut();
            station.watch().await();
            station.reopen();
        }
    }

    private static Map<String, Object> settings(int port, int version) {
        var settings = MqttStation.at(port, version);
        settings.put("client_id", "flapping");
        return settings;
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private FakeCarrierContext context(String clientId) {
        var settings = MqttStation.at(mosquitto.port(), 5);
        settings.put("client_id", clientId);
        return new FakeCarrierContext(clientId, Values.of(settings));
    }

    private static Carrier made(MqttFactory factory, FakeCarrierContext context) {
        try {
            return factory.create(context);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Thread> loops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mqtt-"))
                .toList();
    }
}
