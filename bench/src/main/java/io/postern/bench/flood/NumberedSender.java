package io.postern.bench.flood;

import io.postern.bench.mqtt.ArrivalLedger;
import io.postern.bench.mqtt.MqttLink;
import io.postern.bench.mqtt.Packets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends numbered readings of 20 sensors at QoS 1, evenly or as fast as the broker takes them. */
final class NumberedSender implements AutoCloseable {

    private static final int SENSORS = 20;
    private static final int MOST_UNANSWERED = 1_000;
    private static final int PACKET_IDS = 60_000;

    private final MqttLink link;
    private final Packets packets = new Packets();
    private final Random chance = new Random(1);
    private final AtomicLong answered = new AtomicLong();
    private long sent;
    private long bytes;

    NumberedSender(int port) throws IOException {
        link = new MqttLink(port, "sender");
        var reader = new Thread(this::read, "answers");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        var ledger =
                new ArrivalLedger() {
                    @Override
                    public void acknowledged(int packetId) {
                        answered.incrementAndGet();
                    }
                };
        try {
            while (true) {
                link.read(ledger);
            }
        } catch (IOException closed) {
            // the end
        }
    }

    long sent() {
        return sent;
    }

    /** Of payloads and topics. */
    long bytes() {
        return bytes;
    }

    void evenly(int rate, Duration duration) throws IOException {
        long start = System.nanoTime();
        long before = sent;
        for (long elapsed = 0; elapsed < duration.toNanos(); elapsed = System.nanoTime() - start) {
            while (sent - before <= elapsed * rate / 1e9) {
                send();
            }
            flush();
            LockSupport.parkNanos(1_000_000);
        }
    }

    void flood(long count) throws IOException {
        for (long left = count; left > 0; left--) {
            send();
            if (packets.full() || sent % 100 == 0) {
                flush();
                while (sent - answered.get() > MOST_UNANSWERED) {
                    LockSupport.parkNanos(100_000);
                }
            }
        }
        flush();
    }

    private void send() {
        var payload = reading(sent).getBytes(StandardCharsets.UTF_8);
        packets.publish(UplinkAway.TOPIC, payload, (int) (sent % PACKET_IDS) + 1);
        bytes += payload.length + UplinkAway.TOPIC.length;
        sent++;
    }

    private String reading(long number) {
        return String.format(
                Locale.ROOT,
                "{\"n\":%d,\"id\":\"08:3A:F2:31:9B:%02X\",\"temperature\":%.2f,\"humidity\":%.1f,"
                        + "\"moisture\":%.3f,\"battery\":%.2f,\"rssi\":%d,\"firmware\":\"2.4.1\"}",
                number,
                number % SENSORS,
                15 + chance.nextDouble() * 15,
                chance.nextDouble() * 100,
                chance.nextDouble(),
                3 + chance.nextDouble(),
                -40 - chance.nextInt(50));
    }

    private void flush() throws IOException {
        if (!packets.empty()) {
            link.write(packets);
        }
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
