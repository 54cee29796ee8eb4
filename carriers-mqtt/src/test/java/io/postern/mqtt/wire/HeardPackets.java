package io.postern.mqtt.wire;

import io.postern.mqtt.broker.MqttVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what a reader tells, as lines of text. */
final class HeardPackets implements IncomingPackets {

    static final int MOST_BYTES = 100_000;
    static final int MOST_ALIASES = 4;

    final List<String> told = new ArrayList<>();
    final List<IncomingPublish> messages = new ArrayList<>();
    private final MqttReader reader;

    HeardPackets(MqttVersion version) {
        this(version, MOST_BYTES);
    }

    HeardPackets(MqttVersion version, int maximumPacket) {
        reader = new MqttReader(version, maximumPacket, MOST_ALIASES, this, message -> {});
    }

    HeardPackets read(String... hex) throws IOException {
        return read(WireBytes.bytes(hex));
    }

    HeardPackets read(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        reader.read(buffer);
        if (buffer.hasRemaining()) {
            throw new AssertionError("expected all bytes to be taken, left " + buffer.remaining());
        }
        return this;
    }

    @Override
    public void welcomed(Welcome welcome) {
        told.add(welcome.toString());
    }

    @Override
    public void refused(PacketKind kind, int code, Optional<String> said) {
        told.add("refused " + kind + " " + code + said.map(text -> " " + text).orElse(""));
    }

    @Override
    public void published(IncomingPublish message) {
        messages.add(message);
        told.add(
                "PUBLISH "
                        + message.number()
                        + " "
                        + message.topic()
                        + " qos "
                        + message.qos()
                        + " "
                        + WireBytes.hex(message.payload())
                        + (message.retained() ? " retained" : "")
                        + (message.again() ? " again" : "")
                        + message.responseTopic().map(topic -> " response " + topic).orElse("")
                        + message.correlation()
                                .map(data -> " correlation " + WireBytes.hex(data))
                                .orElse("")
                        + message.uid().map(uid -> " uid " + uid).orElse(""));
    }

    @Override
    public void answered(PacketKind kind, int number, int code, Optional<String> said) {
        told.add(kind + " " + number + " " + code + said.map(text -> " " + text).orElse(""));
    }

    @Override
    public void granted(PacketKind kind, int number, List<Integer> codes) {
        told.add(kind + " " + number + " " + codes);
    }
}
