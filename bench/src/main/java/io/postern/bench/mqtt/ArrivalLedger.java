package io.postern.bench.mqtt;

/** Who gets what one read brought. */
public interface ArrivalLedger {

    /**
     * @param nanos when the bytes were there
     */
    default void begin(long nanos) {}

    default void acknowledged(int packetId) {}

    /**
     * The payload lies in the bytes until the call returns.
     *
     * @param packetId 0 for QoS 0
     */
    default void published(byte[] bytes, int from, int to, int packetId) {}

    default void end() {}
}
