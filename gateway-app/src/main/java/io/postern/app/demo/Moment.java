package io.postern.app.demo;

import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.CarrierStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the gateway was.
 *
 * @param nanos of a monotonic clock
 */
record Moment(Status status, long nanos) {

    private static final double NANOS_A_SECOND = 1e9;

    /** What passed an address so far: received by a receive address, sent by a send address. */
    static long passed(AddressStatus address) {
        return address.counts().getOrDefault(isReceiving(address) ? "in" : "sent", 0L);
    }

    static boolean isReceiving(AddressStatus address) {
        return address.direction().equals("receive");
    }

    /** What is lost; what a newer message took the place of is not. */
    static long dropped(AddressStatus address) {
        return sum(address.dropped()) - superseded(address);
    }

    static long superseded(AddressStatus address) {
        return address.dropped().getOrDefault("superseded", 0L);
    }

    /** What is neither safe nor lost yet. */
    static long waiting(AddressStatus address) {
        return address.counts().getOrDefault("queued", 0L);
    }

    static long lost(AddressStatus address) {
        return dropped(address) + dead(address);
    }

    private static long dead(AddressStatus address) {
        return address.counts().getOrDefault("dead", 0L);
    }

    /** Why a carrier is not up, in words. */
    static Optional<String> trouble(CarrierStatus carrier) {
        return LinkSummary.of(carrier).trouble().map(words -> carrier.name() + " " + words);
    }

    List<AddressStatus> addresses(CarrierStatus carrier) {
        return status.addresses().stream()
                .filter(address -> address.carrier().equals(carrier.name()))
                .toList();
    }

    /** Messages a second that passed an address since an earlier moment. */
    double rate(AddressStatus address, Moment earlier) {
        double seconds = (nanos - earlier.nanos) / NANOS_A_SECOND;
        if (seconds <= 0) {
            return 0;
        }
        return Math.max(0, passed(address) - earlier.passed(address.name())) / seconds;
    }

    private long passed(String name) {
        return status.addresses().stream()
                .filter(address -> address.name().equals(name))
                .mapToLong(Moment::passed)
                .sum();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
