package io.postern.bench.load;

import io.postern.bench.mqtt.ArrivalLedger;
import io.postern.bench.mqtt.MqttLink;
import io.postern.bench.mqtt.Packets;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends into one broker and receives from the other. Both live in this process, so one clock stamps
 * and reads. One thread at a time may use it.
 */
public final class Load implements AutoCloseable {

    private static final long NAP = 100_000;
    private static final int MOST_UNACKNOWLEDGED = 200;
    private static final int PACKET_IDS = 0xffff;

    private final LoadPayload payload = new LoadPayload();
    private final Packets packets = new Packets();
    private final MqttLink out;
    private final MqttLink in;
    private final LoadTally counters;
    private final int qos;

    /** Whether the reading threads rest between reads: cheaper, where nobody asks for latency. */
    private volatile boolean resting;

    private long sent;
    private long lost;
    private volatile long acknowledged;

    public Load(int fromPort, int toPort, int qos) throws IOException {
        this.qos = qos;
        in = new MqttLink(toPort, "receiver");
        in.subscribe(LoadPayload.FILTER, qos);
        counters = new LoadTally(in);
        out = new MqttLink(fromPort, "sender");
        reader("receiver", in, counters);
        reader("sender", out, new Acknowledgements());
    }

    /**
     * Sends a message every two milliseconds until one arrives, and says when it did, by {@link
     * System#nanoTime}; empty where none came in time.
     */
    public OptionalLong untilFirst(Duration most) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (counters.count() == 0) {
            if (System.nanoTime() > end) {
                return OptionalLong.empty();
            }
            send(System.nanoTime());
            flush();
            LockSupport.parkNanos(2_000_000);
        }
        long first = System.nanoTime();
        settle();
        // what went before the relay was there is nobody's loss
        lost = sent - counters.count();
        counters.take();
        return OptionalLong.of(first);
    }

    /** As fast as it goes, with at most so many messages between the two ends. */
    public LoadOutcome flood(Duration duration, int between) throws IOException {
        resting = true;
        try {
            return stage(duration, new LoadFlood(() -> room(between)));
        } finally {
            resting = false;
        }
    }

    /** So many a second, evenly. */
    public LoadOutcome paced(Duration duration, int rate) throws IOException {
        return stage(duration, LoadPace.even(rate));
    }

    @Override
    public void close() throws IOException {
        out.close();
        in.close();
    }

    private long room(int between) {
        long room = between - (sent - lost - counters.count());
        return qos == 0 ? room : Math.min(room, MOST_UNACKNOWLEDGED - sent + acknowledged);
    }

    private LoadOutcome stage(Duration duration, LoadPace pace) throws IOException {
        long countBefore = counters.count();
        long lostBefore = lost;
        double seconds = push(duration.toNanos(), pace) / 1e9;
        double rate = (counters.count() - countBefore) / seconds;
        settle();
        lost = sent - counters.count();
        var seen = counters.take();
        return new LoadOutcome(
                rate,
                counters.count() - countBefore,
                lost - lostBefore,
                seen.repeated(),
                seen.disordered(),
                seen.p50Nanos() / 1e6,
                seen.p99Nanos() / 1e6);
    }

    private long push(long length, LoadPace pace) throws IOException {
        long start = System.nanoTime();
        long before = sent;
        var progress = new Progress(counters::count);
        long elapsed = 0;
        while (elapsed < length) {
            long due = pace.due(elapsed, sent - before);
            for (long left = due; left > 0 && !packets.full(); left--) {
                send(start + pace.stamp(elapsed, sent - before));
            }
            flush();
            if (due <= 0) {
                if (progress.stuck()) {
                    lost = sent - counters.count();
                }
                LockSupport.parkNanos(pace.nap(elapsed, sent - before));
            }
            elapsed = System.nanoTime() - start;
        }
        return elapsed;
    }

    private void send(long stamp) {
        int packetId = qos == 0 ? 0 : (int) (sent % PACKET_IDS) + 1;
        packets.publish(payload.topic(sent), payload.write(sent, stamp), packetId);
        sent++;
    }

    private void flush() throws IOException {
        if (!packets.empty()) {
            out.write(packets);
        }
    }

    /** Waits until everything is there, or nothing more comes. */
    private void settle() {
        var progress = new Progress(counters::count);
        while (sent - lost > counters.count() && !progress.stuck()) {
            LockSupport.parkNanos(NAP);
        }
    }

    private void reader(String name, MqttLink link, ArrivalLedger arrivals) {
        var thread =
                new Thread(
                        () -> {
                            try {
                                while (true) {
                                    link.read(arrivals);
                                    if (resting) {
                                        LockSupport.parkNanos(LoadFlood.NAP);
                                    }
                                }
                            } catch (IOException closed) {
                                // the end; what is missing then shows in the figures
                            }
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The broker confirms in order, so counting is enough. */
    private final class Acknowledgements implements ArrivalLedger {

        private long count;

        @Override
        public void acknowledged(int packetId) {
            count++;
        }

        @Override
        public void end() {
            acknowledged = count;
        }
    }
}
