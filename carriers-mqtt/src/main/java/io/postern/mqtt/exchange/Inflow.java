package io.postern.mqtt.exchange;

import io.postern.mqtt.stream.Loop;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.MalformedPacketException;
import io.postern.mqtt.wire.MqttWriter;
import io.postern.mqtt.wire.PacketKind;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the broker sends on one connection, until it was told that we have it. Only the loop uses
 * it, but for {@link #acknowledge}.
 */
final class Inflow {

    private final Loop loop;
    private final MqttWriter writer;
    private final Throttle throttle;
    private final Queue<IncomingPublish> acknowledged = new ConcurrentLinkedQueue<>();

    /** The numbers that the broker uses. */
    private final BitSet open = new BitSet();

    /** Those of QoS 2 that we have; the broker does not know it yet. */
    private final BitSet had = new BitSet();

    Inflow(Loop loop, MqttWriter writer, Throttle throttle) {
        this.loop = loop;
        this.writer = writer;
        this.throttle = throttle;
    }

    void published(IncomingPublish message) throws MalformedPacketException {
        int number = message.number();
        if (message.qos() == 0) {
            throttle.take(message);
        } else if (!open.get(number)) {
            open.set(number);
            throttle.take(message);
        } else if (had.get(number)) {
            writer.answer(PacketKind.PUBREC, number, 0);
        } else if (!message.again()) {
            throw MalformedPacketException.reused(number);
        }
    }

    /** Confirms messages in the order in which this is called; any thread. */
    void acknowledge(IncomingPublish message) {
        acknowledged.add(message);
        if (loop.runsOn(Thread.currentThread())) {
            confirm();
        } else {
            loop.execute(this::confirm);
        }
    }

    private void confirm() {
        for (var next = acknowledged.poll(); next != null; next = acknowledged.poll()) {
            int number = next.number();
            if (next.qos() == 1) {
                open.clear(number);
                writer.answer(PacketKind.PUBACK, number, 0);
            } else {
                had.set(number);
                writer.answer(PacketKind.PUBREC, number, 0);
            }
            throttle.acknowledged(number);
        }
    }

    /** PUBREL. */
    void released(int number) {
        boolean known = had.get(number);
        if (known) {
            had.clear(number);
            open.clear(number);
        }
        writer.answer(PacketKind.PUBCOMP, number, known ? 0 : MqttWriter.UNKNOWN_NUMBER);
    }

    void end() {
        throttle.end();
        acknowledged.clear();
    }
}
