package io.postern.mqtt.exchange;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * How many bytes of messages may be here unacknowledged, over all connections that receive: each
 * has an equal part, so that one whose destination is away leaves the others theirs. Any thread may
 * use it.
 */
public final class ReceiveShare {

    /**
     * Each byte of a message is here up to three times: as it is read, as we hold it, as it will be
     * sent.
     */
    private static final int PART_OF_HEAP = 16;

    private final long most;
    private final AtomicInteger connections;
    private final BooleanSupplier crowded;

    public ReceiveShare(long heap) {
        this(heap / PART_OF_HEAP, new AtomicInteger(), () -> false);
    }

    private ReceiveShare(long most, AtomicInteger connections, BooleanSupplier crowded) {
        this.most = most;
        this.connections = connections;
        this.crowded = crowded;
    }

    /**
     * The same for the connections of one carrier.
     *
     * @param its whether the gateway holds too much of what the carrier brought
     */
    public ReceiveShare of(BooleanSupplier its) {
        return new ReceiveShare(most, connections, its);
    }

    void enter() {
        connections.incrementAndGet();
    }

    void leave() {
        connections.decrementAndGet();
    }

    long share() {
        return most / Math.max(1, connections.get());
    }

    boolean isCrowded() {
        return crowded.getAsBoolean();
    }
}
