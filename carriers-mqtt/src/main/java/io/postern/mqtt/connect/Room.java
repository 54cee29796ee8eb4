package io.postern.mqtt.connect;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many bytes of messages may be here unacknowledged, over all connections that receive: each
 * has an equal part, so that one whose destination is away leaves the others theirs. Any thread may
 * use it.
 */
final class Room {

    /**
     * Each byte of a message is here up to three times: the library's, ours, as it will be sent.
     */
    private static final int PART_OF_HEAP = 16;

    private final long most;
    private final AtomicInteger connections = new AtomicInteger();

    Room(long heap) {
        most = heap / PART_OF_HEAP;
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
}
