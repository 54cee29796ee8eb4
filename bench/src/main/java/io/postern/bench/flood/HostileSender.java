package io.postern.bench.flood;

import io.postern.bench.mqtt.ArrivalLedger;
import io.postern.bench.mqtt.MqttLink;
import io.postern.bench.mqtt.Packets;
import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Sends hostile payloads as fast as its broker takes them. One thread writes, one reads. */
final class HostileSender implements AutoCloseable {

    private static final List<String> TOPICS = List.of("plain", "handled");
    private static final int IDS = 65_535;

    /** Not yet acknowledged by the broker. */
    private static final int WINDOW = 200;

    /** One in so many goes at QoS 0. */
    private static final int UNSURE = 4;

    private final MqttLink link;
    private final Packets packets = new Packets();
    private final Random chance;
    private final HostilePayloads payloads;
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean closed;
    private long sure;
    private long unsure;
    private long bytes;

    HostileSender(int port, long seed) throws IOException {
        chance = new Random(seed);
        payloads = new HostilePayloads(chance);
        link = new MqttLink(port, "hostile");
        var reader = new Thread(this::read, "hostile-acknowledged");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            while (!closed) {
                link.read(
                        new ArrivalLedger() {
                            @Override
                            public void acknowledged(int packetId) {
                                acknowledged.incrementAndGet();
                            }
                        });
            }
        } catch (IOException ended) {
            // whoever sends sees it, too
        }
    }

    void send(int messages) throws IOException {
        for (int n = 0; n < messages; n++) {
            boolean isUnsure = chance.nextInt(UNSURE) == 0;
            var payload = payloads.next();
            int id = isUnsure ? 0 : (int) (sure % IDS) + 1;
            packets.publish(payloads.topic(TOPICS.get(chance.nextInt(2))), payload, id);
            sure += isUnsure ? 0 : 1;
            unsure += isUnsure ? 1 : 0;
            bytes += payload.length;
            if (packets.full()) {
                link.write(packets);
            }
        }
        link.write(packets);
        if (!Waiting.until(() -> sure - acknowledged.get() < WINDOW, Duration.ofMinutes(1))) {
            throw new IOException("the near broker acknowledges nothing");
        }
    }

    /** At QoS 1. */
    long sure() {
        return sure;
    }

    /** At QoS 0. */
    long unsure() {
        return unsure;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        link.close();
    }
}
