package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.MqttPacket;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
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

    /**
     * What was acknowledged on one side is confirmed on the other, before or after: what a
     * destination did not take within a second was on the disk meanwhile.
     */
    void nothingAcknowledgedIsLost() {
        var acknowledged = distinct(wires.confirmed(IN, Direction.TO_CLIENT));

        assertThat(acknowledged).isNotEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(unconfirmed(acknowledged)).isEmpty());
    }

    private Set<Numbered> unconfirmed(Set<Numbered> acknowledged) {
        var left = new HashSet<>(acknowledged);
        distinct(wires.confirmed(OUT, Direction.TO_BROKER)).forEach(left::remove);
        return left;
    }

    private static Set<Numbered> distinct(Collection<MqttPacket> all) {
        return all.stream().map(one -> Numbered.in(one.payload())).collect(Collectors.toSet());
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
