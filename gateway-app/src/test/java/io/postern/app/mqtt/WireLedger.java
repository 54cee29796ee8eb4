package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.MqttPacket;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the wires of a gateway say of numbered messages: the wire {@code in} of the broker that they
 * come from, the wire {@code out} of the one that they go to.
 */
record WireLedger(WireRecording wires) {

    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final String IN = TwoBrokers.IN;
    static final String OUT = TwoBrokers.OUT;

    /** Nothing was acknowledged on one side before it was confirmed on the other. */
    void nothingIsAcknowledgedTooEarly() {
        // what is acknowledged is read first: it goes on meanwhile
        var acknowledged = wires.confirmations(IN, Direction.TO_CLIENT);
        Map<Numbered, Integer> confirmed = new HashMap<>();
        for (var one : wires.confirmations(OUT, Direction.TO_BROKER)) {
            confirmed.putIfAbsent(Numbered.in(one.publish().payload()), one.place());
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(acknowledged)
                .allSatisfy(
                        one ->
                                assertThat(confirmed)
                                        .hasEntrySatisfying(
                                                Numbered.in(one.publish().payload()),
                                                place ->
                                                        assertThat(place).isLessThan(one.place())));
    }

    /** The first deliveries of each source are in its order. */
    void firstDeliveriesAreInOrder() {
        inOrder(
                wires.published(OUT, Direction.TO_BROKER).stream()
                        .map(MqttPacket::payload)
                        .map(Numbered::in)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** What the wires know of one message. */
    String fate(Numbered message) {
        return message
                + ": came in "
                + count(wires.published(IN, Direction.TO_CLIENT), message)
                + ", acknowledged "
                + count(wires.confirmed(IN, Direction.TO_CLIENT), message)
                + ", went out "
                + count(wires.published(OUT, Direction.TO_BROKER), message)
                + ", confirmed "
                + count(wires.confirmed(OUT, Direction.TO_BROKER), message);
    }

    private static long count(Collection<MqttPacket> packets, Numbered message) {
        return packets.stream().filter(one -> Numbered.in(one.payload()).equals(message)).count();
    }

    /** How many were published towards the destination more than once. */
    int repeats() {
        var published = wires.published(OUT, Direction.TO_BROKER);
        var first = published.stream().map(MqttPacket::payload).distinct().count();
        return published.size() - (int) first;
    }

    static Set<Numbered> numbers(Collection<ReceivedMessage> received) {
        return received.stream()
                .map(one -> Numbered.in(one.payload()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static void inOrder(Collection<Numbered> first) {
        Map<String, List<Numbered>> bySource =
                first.stream().collect(Collectors.groupingBy(Numbered::source));
        assertThat(bySource).allSatisfy((source, numbers) -> assertThat(numbers).isSorted());
    }
}
