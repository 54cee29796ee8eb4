package io.postern.testing.wire;

import io.postern.testing.wire.packet.MqttPacket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What went through one or more proxies, in the order in which they saw it. A packet stands here
 * before it is passed on, so an answer never stands before what it answers. Any thread.
 */
public final class WireRecording {

    private final List<SeenPacket> seen = new ArrayList<>();
    private final Map<String, Integer> confirmations = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    public void add(SeenPacket packet) {
        lock.lock();
        try {
            seen.add(packet);
            if (packet.packet().isConfirmation()) {
                confirmations.merge(packet.wire(), 1, Integer::sum);
                more.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many confirmations went through one wire, in either direction. */
    public int confirmations(String wire) {
        lock.lock();
        try {
            return confirmations.getOrDefault(wire, 0);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many confirmations, at least, went through one wire. */
    public void awaitConfirmations(String wire, int count, Duration patience) {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (confirmations(wire) < count) {
                if (left <= 0) {
                    throw new AssertionError(
                            "wire \"%s\": expected %d confirmations, found %d"
                                    .formatted(wire, count, confirmations(wire)));
                }
                left = more.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    public List<SeenPacket> all() {
        lock.lock();
        try {
            return List.copyOf(seen);
        } finally {
            lock.unlock();
        }
    }

    /** The packets of one wire and direction. */
    public List<MqttPacket> packets(String wire, Direction direction) {
        return all().stream()
                .filter(one -> one.wire().equals(wire) && one.direction() == direction)
                .map(SeenPacket::packet)
                .toList();
    }

    /** What was published one way, the repeated ones as often as they were. */
    public List<MqttPacket> published(String wire, Direction direction) {
        return packets(wire, direction).stream().filter(MqttPacket::isPublish).toList();
    }

    /**
     * What was published one way and confirmed the other way with PUBACK or PUBCOMP, in the order
     * of the confirmations.
     */
    public List<MqttPacket> confirmed(String wire, Direction direction) {
        return confirmations(wire, direction).stream().map(Confirmed::publish).toList();
    }

    /** As {@link #confirmed}, each with its place in {@link #all}. */
    public List<Confirmed> confirmations(String wire, Direction direction) {
        var confirmed = new ArrayList<Confirmed>();
        Map<List<Integer>, MqttPacket> open = new HashMap<>();
        var all = all();
        for (int place = 0; place < all.size(); place++) {
            var one = all.get(place);
            if (!one.wire().equals(wire)) {
                continue;
            }
            var packet = one.packet();
            var key = List.of(one.connection(), packet.id());
            if (one.direction() == direction && packet.isPublish() && packet.qos() > 0) {
                open.put(key, packet);
            } else if (one.direction() != direction && packet.isConfirmation()) {
                var publish = open.remove(key);
                // A PUBCOMP may belong to a PUBLISH of an earlier connection.
                if (publish != null) {
                    confirmed.add(new Confirmed(place, publish));
                }
            }
        }
        return confirmed;
    }

    /**
     * @param place of the confirmation among all that was seen
     */
    public record Confirmed(int place, MqttPacket publish) {}
}
