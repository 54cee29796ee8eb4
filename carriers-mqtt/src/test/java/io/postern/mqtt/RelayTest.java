package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.Arrival;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.Inbox;
import io.postern.api.carrier.Plugboard;
import io.postern.api.context.Meters;
import io.postern.api.context.StateStore;
import io.postern.api.context.Time;
import io.postern.api.link.Letter;
import io.postern.api.link.Link;
import io.postern.api.link.Outcome;
import io.postern.api.link.ReceivingLink;
import io.postern.api.link.SendingLink;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.FakePlugboard;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.MqttPacket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a broker to a broker on the one thread that both connections share. */
@Timeout(180)
class RelayTest {

    private static final int COUNT = 2_000;

    @TempDir Path folder;

    private final WireRecording recording = new WireRecording();

    @ParameterizedTest
    @CsvSource({"3,1", "3,2", "5,1", "5,2"})
    void passesEverythingOnWithoutChangingThreads(int version, int qos) throws Exception {
        var payloads = IntStream.range(0, COUNT).mapToObj(Integer::toString).toList();
        var properties = Map.of("qos", Integer.toString(qos));
        try (var mosquitto = Mosquitto.in(folder).maxQueued(100_000).start();
                var wire = CuttableProxy.recording(mosquitto.port(), recording, "wire");
                var sub = Sub.on(mosquitto).qos(2).topic("out").start()) {
            var settings = MqttStation.at(wire.port(), version);
            var relay = new Relay(settings, properties);
            relay.open("in", qos);
            Pub.to(mosquitto).qos(2).lines("in", payloads);

            assertThat(sub.await(COUNT))
                    .extracting(ReceivedMessage::payload)
                    .containsExactlyElementsOf(payloads);
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(recording.confirmed("wire", Direction.TO_CLIENT))
                                            .extracting(MqttPacket::payload)
                                            .containsExactlyElementsOf(payloads));
            assertThat(relay.threads).hasSize(1);
            relay.close();
        }
    }

    /** As much of a gateway as it takes: it sends what arrives, within the window. */
    private static final class Relay implements CarrierContext, Inbox {

        final List<Thread> threads = new ArrayList<>();
        private final FakeCarrierContext fake;
        private final Map<String, String> properties;
        private final List<Link> links;
        private final Deque<Arrival> waiting = new ArrayDeque<>();
        private int flying;

        Relay(Map<String, Object> settings, Map<String, String> properties) throws Exception {
            this.fake = new FakeCarrierContext("relay", Values.of(settings));
            this.properties = properties;
            this.links = new MqttFactory().create(this).links();
        }

        void open(String topic, int qos) throws Exception {
            ((ReceivingLink) links.get(0)).listen(List.of(MqttStation.from(topic, qos)));
            links.get(1).open(why -> {});
            links.get(0).open(why -> {});
        }

        void close() {
            links.forEach(Link::close);
        }

        @Override
        public synchronized void accept(Arrival arrival, List<ReceiveAddress> addresses) {
            if (!threads.contains(Thread.currentThread())) {
                threads.add(Thread.currentThread());
            }
            waiting.add(arrival);
            pump();
        }

        private void pump() {
            var sender = (SendingLink) links.get(1);
            while (flying < sender.window() && !waiting.isEmpty()) {
                flying++;
                var arrival = waiting.remove();
                var letter = Letter.of("out", arrival.bytes()).with(properties, "");
                sender.send(letter, outcome -> settled(outcome, arrival.acknowledgement()));
            }
        }

        private synchronized void settled(Outcome outcome, Acknowledgement acknowledgement) {
            assertThat(outcome).isEqualTo(Outcome.DELIVERED);
            flying--;
            acknowledgement.confirm();
            pump();
        }

        @Override
        public Inbox inbox() {
            return this;
        }

        @Override
        public Plugboard plugboard() {
            return new FakePlugboard();
        }

        @Override
        public boolean receives() {
            return true;
        }

        @Override
        public boolean sends() {
            return true;
        }

        @Override
        public String name() {
            return fake.name();
        }

        @Override
        public String systemId() {
            return fake.systemId();
        }

        @Override
        public Values settings() {
            return fake.settings();
        }

        @Override
        public Time time() {
            return fake.time();
        }

        @Override
        public StateStore state() {
            return fake.state();
        }

        @Override
        public Meters meters() {
            return fake.meters();
        }

        @Override
        public void post(Draft draft) {
            fake.post(draft);
        }
    }
}
