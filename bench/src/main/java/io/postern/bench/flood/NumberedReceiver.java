package io.postern.bench.flood;

import io.postern.bench.mqtt.ArrivalLedger;
import io.postern.bench.mqtt.MqttLink;
import io.postern.bench.mqtt.Packets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Whether numbered messages come whole and in order. */
final class NumberedReceiver implements AutoCloseable, ArrivalLedger {

    private static final String KEY = "{\"n\":";

    private final MqttLink link;
    private final Packets answers = new Packets();
    private final BitSet seen = new BitSet();
    private volatile long next;
    private volatile long missing;
    private volatile long late;
    private volatile long repeated;

    NumberedReceiver(int port) throws IOException {
        link = new MqttLink(port, "receiver");
        link.subscribe("up/#", 1);
        var reader = new Thread(this::read, "receiver");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            while (true) {
                link.read(this);
            }
        } catch (IOException closed) {
            // the end
        }
    }

    @Override
    public void published(byte[] bytes, int from, int to, int packetId) {
        answers.acknowledge(packetId);
        var text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        long number = Long.parseLong(text.substring(KEY.length(), text.indexOf(',')));
        if (seen.get((int) number)) {
            repeated++;
        } else if (number < next) {
            late++;
            missing--;
        } else {
            missing += number - next;
            next = number + 1;
        }
        seen.set((int) number);
    }

    @Override
    public void end() {
        if (!answers.empty()) {
            try {
                link.write(answers);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One more than the highest number so far. */
    long next() {
        return next;
    }

    /** How many were overtaken, and have not come yet. */
    long missing() {
        return missing;
    }

    /** How many came first after a later one. */
    long late() {
        return late;
    }

    long repeated() {
        return repeated;
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
