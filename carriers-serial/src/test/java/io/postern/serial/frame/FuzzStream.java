package io.postern.serial.frame;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Frames and garbage in turn, with silences between some of them. */
final class FuzzStream {

    /** A frame in its place. */
    record Sent(byte[] frame, int from, int to) {}

    private final AnyFraming any;
    private final Random random;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Integer> silences = new ArrayList<>();

    FuzzStream(AnyFraming any, Random random) {
        this.any = any;
        this.random = random;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    List<Sent> sent() {
        return sent;
    }

    /** After how many bytes nothing came for a while. */
    List<Integer> silences() {
        return silences;
    }

    void silence() {
        silences.add(bytes.size());
    }

    /** A frame that this framing can send, and delivers as it was sent. */
    void frame() {
        for (int tries = 0; tries < 8; tries++) {
            try {
                var frame = content();
                int from = bytes.size();
                bytes.writeBytes(any.framing().encode(frame));
                sent.add(new Sent(frame, from, bytes.size()));
                return;
            } catch (IllegalArgumentException unsendable) {
                continue;
            }
        }
    }

    void garbage(int count) {
        var garbage = new byte[count];
        fill(garbage);
        bytes.writeBytes(garbage);
    }

    /** A frame with one byte changed, lost, doubled, or without its tail. */
    void damagedFrame() {
        int before = bytes.size();
        var earlier = List.copyOf(sent);
        frame();
        var all = bytes.toByteArray();
        sent.clear();
        sent.addAll(earlier);
        if (all.length == before) {
            return;
        }
        int at = before + random.nextInt(all.length - before);
        bytes.reset();
        bytes.write(all, 0, at);
        switch (random.nextInt(4)) {
            case 0:
                bytes.write(random.nextInt(256));
                bytes.write(all, at + 1, all.length - at - 1);
                break;
            case 1:
                bytes.write(all, at + 1, all.length - at - 1);
                break;
            case 2:
                bytes.write(all[at]);
                bytes.write(all, at, all.length - at);
                break;
            default:
                break;
        }
    }

    @Override
    public String toString() {
        var all = bytes();
        return HexFormat.of().formatHex(Arrays.copyOf(all, Math.min(all.length, 2_000)))
                + " silences "
                + silences;
    }

    private byte[] content() {
        int room = any.limits().maxFrame() - any.limits().checksumSize();
        var packet = any.packet();
        int count = Math.min(room, length());
        if (packet.isPresent() && packet.get().size().isEmpty()) {
            count = room - packet.get().start().length;
        }
        var content = new byte[Math.max(0, count)];
        fill(content);
        boolean lost =
                any.carriageReturns() && content.length > 0 && content[content.length - 1] == '\r';
        if (content.length == 0 && packet.isEmpty() || lost) {
            return new byte[] {'x'};
        }
        return content;
    }

    private int length() {
        return random.nextInt(20) == 0 ? random.nextInt(700) : random.nextInt(12);
    }

    private void fill(byte[] some) {
        if (random.nextInt(8) == 0) {
            Arrays.fill(some, (byte) random.nextInt());
            return;
        }
        random.nextBytes(some);
        var special = any.special();
        if (random.nextBoolean()) {
            for (int i = 0; i < some.length; i++) {
                if ((some[i] & 3) != 0) {
                    some[i] = special[(some[i] >>> 2 & 0x3F) % special.length];
                }
            }
        }
    }
}
