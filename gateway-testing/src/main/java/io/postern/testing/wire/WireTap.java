package io.postern.testing.wire;

import io.postern.testing.wire.packet.PacketReader;
import io.postern.testing.wire.packet.Splitter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What listens to a proxy's connections. */
interface WireTap {

    WireTap NONE = number -> new Ears(bytes -> {}, bytes -> {});

    /**
     * @param number counted from 1
     */
    Ears connection(int number);

    /** One for each direction of a connection. */
    record Ears(Consumer<byte[]> toBroker, Consumer<byte[]> toClient) {}

    /** Tells the packets, in the order in which they pass. */
    record Splitting(Consumer<SeenPacket> listener, String wire) implements WireTap {

        @Override
        public Ears connection(int number) {
            var version = new AtomicInteger();
            return new Ears(
                    ear(number, Direction.TO_BROKER, version),
                    ear(number, Direction.TO_CLIENT, version));
        }

        private Consumer<byte[]> ear(int number, Direction direction, AtomicInteger version) {
            var splitter = new Splitter(new PacketReader(version));
            return bytes ->
                    splitter.take(bytes)
                            .forEach(
                                    packet ->
                                            listener.accept(
                                                    new SeenPacket(
                                                            wire, number, direction, packet)));
        }
    }
}
