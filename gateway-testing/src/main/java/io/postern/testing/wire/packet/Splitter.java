package io.postern.testing.wire.packet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Makes packets of the bytes of one direction, however they are cut. One thread. */
public final class Splitter {

    private final PacketReader reader;
    private ByteBuffer rest = ByteBuffer.allocate(0);

    /**
     * @param reader of this direction of this connection
     */
    public Splitter(PacketReader reader) {
        this.reader = reader;
    }

    /** The packets that these bytes complete. */
    public List<MqttPacket> take(byte[] bytes) {
        var joined = ByteBuffer.allocate(rest.remaining() + bytes.length);
        rest = joined.put(rest).put(bytes).flip();
        var packets = new ArrayList<MqttPacket>();
        for (var end = endOfNext(); end.isPresent(); end = endOfNext()) {
            var first = rest.get() & 0xFF;
            PacketNumbers.variable(rest);
            var body = end.getAsInt() - rest.position();
            packets.add(reader.read(first, rest.slice(rest.position(), body)));
            rest.position(end.getAsInt());
        }
        return packets;
    }

    /** Where the next packet ends, if all of it is here. */
    private OptionalInt endOfNext() {
        var look = rest.duplicate();
        if (!look.hasRemaining()) {
            return OptionalInt.empty();
        }
        look.get();
        if (!PacketNumbers.hasVariable(look)) {
            return OptionalInt.empty();
        }
        var body = PacketNumbers.variable(look);
        return body <= look.remaining()
                ? OptionalInt.of(look.position() + body)
                : OptionalInt.empty();
    }
}
