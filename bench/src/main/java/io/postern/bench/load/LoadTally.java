package io.postern.bench.load;

import io.postern.bench.mqtt.ArrivalLedger;
import io.postern.bench.mqtt.MqttLink;
import io.postern.bench.mqtt.Packets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;

/** What comes out at the far end; the thread that reads owns everything but the count. */
final class LoadTally implements ArrivalLedger {

    private final MqttLink link;
    private final Packets answers = new Packets();
    private final BitSet seen = new BitSet();
    private final long[] newest = new long[LoadPayload.SENSORS];

    private Histogram latency = new Histogram();
    private long now;
    private long repeated;
    private long disordered;
    private long different;
    private volatile long count;

    LoadTally(MqttLink link) {
        this.link = link;
        Arrays.fill(newest, -1);
    }

    /** How many different messages came so far. */
    long count() {
        return count;
    }

    @Override
    public void begin(long nanos) {
        now = nanos;
    }

    @Override
    public void published(byte[] bytes, int from, int to, int packetId) {
        if (packetId != 0) {
            answers.acknowledge(packetId);
        }
        long number = LoadPayload.number(bytes, from, to);
        synchronized (this) {
            note(number, now - LoadPayload.nanos(bytes, from, to));
        }
    }

    @Override
    public void end() {
        count = different;
        if (!answers.empty()) {
            try {
                link.write(answers);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What came since the last call, and counts anew. */
    synchronized SeenPacket take() {
        var taken = new SeenPacket(repeated, disordered, latency.at(0.5), latency.at(0.99));
        repeated = 0;
        disordered = 0;
        latency = new Histogram();
        return taken;
    }

    private void note(long number, long nanos) {
        int sensor = (int) (number % LoadPayload.SENSORS);
        if (seen.get((int) number)) {
            repeated++;
            return;
        }
        seen.set((int) number);
        different++;
        latency.add(nanos);
        if (number < newest[sensor]) {
            disordered++;
        } else {
            newest[sensor] = number;
        }
    }

    /**
     * @param disordered how many came after a later one of their topic
     */
    record SeenPacket(long repeated, long disordered, long p50Nanos, long p99Nanos) {}
}
