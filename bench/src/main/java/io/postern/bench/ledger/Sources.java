package io.postern.bench.ledger;

import io.postern.app.mqtt.Numbered;
import io.postern.bench.books.Books;
import io.postern.bench.mqtt.ArrivalLedger;
import io.postern.bench.mqtt.MqttLink;
import io.postern.bench.mqtt.Packets;
import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes numbered messages at QoS 1, each source on its own topic, and goes on where the near
 * broker comes back. One thread writes, one reads.
 */
final class Sources implements AutoCloseable {

    private static final Duration NAP = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int IDS = 65_535;

    /** Not yet acknowledged by the near broker. */
    private static final int WINDOW = 500;

    /** On their way through the gateway. */
    private static final int MOST_OPEN = 4_000;

    /**
     * @param topic where its messages go
     * @param copies so many equal messages bear one number
     */
    record Source(String name, String topic, int copies) {}

    private static final List<Source> ALL =
            List.of(
                    new Source("a", "plain/a", 1),
                    new Source("b", "plain/b", 1),
                    new Source("c", "inline/c", 1),
                    new Source("d", "lane/d", 1),
                    new Source("e", "either/e", 1),
                    new Source("same", "plain/same", 3),
                    new Source("alike", "either/alike", 3));

    private final int port;
    private final int rate;
    private final Books books;
    private final Map<String, Integer> last = new HashMap<>();
    private final Map<Integer, Sent> unacknowledged = new LinkedHashMap<>();
    private final Thread writer = new Thread(this::run, "sources");
    private Packets packets = new Packets();
    private long ticked = System.nanoTime();
    private int turn;
    private int id;
    private double due;
    private volatile boolean paused;
    private volatile boolean ended;

    private record Sent(String topic, Numbered number) {}

    Sources(int port, int rate, Books books) {
        this.port = port;
        this.rate = rate;
        this.books = books;
        writer.setDaemon(true);
        writer.start();
    }

    /** So many at once, beside the even rate. */
    synchronized void burst(int messages) {
        due += messages;
    }

    /** Returns when the near broker has all that was sent. */
    void pause() throws IOException {
        paused = true;
        Waiting.until(this::isQuiet, PATIENCE);
    }

    void resume() {
        paused = false;
    }

    @Override
    public void close() {
        ended = true;
        writer.interrupt();
    }

    private synchronized boolean isQuiet() {
        return unacknowledged.isEmpty();
    }

    private void run() {
        while (!ended) {
            try (var link = new MqttLink(port, "sources")) {
                var reader = new Thread(() -> read(link), "sources-acknowledged");
                reader.setDaemon(true);
                reader.start();
                sendAgain(link);
                while (!ended && reader.isAlive()) {
                    send(link);
                    Waiting.pass(NAP);
                }
            } catch (IOException away) {
                Waiting.pass(NAP);
            }
        }
    }

    private void read(MqttLink link) {
        try {
            while (!ended) {
                link.read(
                        new ArrivalLedger() {
                            @Override
                            public void acknowledged(int packetId) {
                                forget(packetId);
                            }
                        });
            }
        } catch (IOException away) {
            // the writer sees that this thread ended
        }
    }

    private synchronized void forget(int packetId) {
        unacknowledged.remove(packetId);
    }

    private synchronized void sendAgain(MqttLink link) throws IOException {
        packets = new Packets();
        for (var sent : unacknowledged.entrySet()) {
            publish(sent.getValue(), sent.getKey());
        }
        link.write(packets);
    }

    private synchronized void send(MqttLink link) throws IOException {
        long now = System.nanoTime();
        due = Math.min(due + rate * (now - ticked) / 1e9, rate * 2.0);
        ticked = now;
        while (due >= 1 && !paused && hasRoom()) {
            due -= next();
        }
        link.write(packets);
    }

    private boolean hasRoom() {
        return unacknowledged.size() < WINDOW && books.unsettled() < MOST_OPEN;
    }

    private int next() {
        var source = ALL.get(turn++ % ALL.size());
        var number = new Numbered(source.name(), last.merge(source.name(), 1, Integer::sum));
        books.expect(number, source.copies());
        for (int copy = 0; copy < source.copies(); copy++) {
            id = id % IDS + 1;
            var sent = new Sent(source.topic(), number);
            unacknowledged.put(id, sent);
            publish(sent, id);
        }
        return source.copies();
    }

    private void publish(Sent sent, int packetId) {
        packets.publish(
                sent.topic().getBytes(StandardCharsets.UTF_8),
                sent.number().payload().getBytes(StandardCharsets.UTF_8),
                packetId);
    }
}
