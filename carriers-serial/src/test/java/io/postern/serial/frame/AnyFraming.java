package io.postern.serial.frame;

import io.postern.serial.checksum.Checksum;
import io.postern.serial.frame.marked.MarkedFraming;
import io.postern.serial.frame.marked.Marks;
import io.postern.serial.frame.packet.LengthField;
import io.postern.serial.frame.packet.Packet;
import io.postern.serial.frame.packet.PacketFraming;
import io.postern.serial.framing.DelimitedKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;

/**
 * A framing at random, and what it promises.
 *
 * @param special bytes that mean something to it
 * @param most the longest frame on the line
 * @param carriageReturns whether it cuts them off
 * @param lost how many frames right behind garbage it may cost; negative where nothing is sure
 */
record AnyFraming(
        Framing framing,
        FramingLimits limits,
        byte[] special,
        int most,
        boolean carriageReturns,
        int lost) {

    private static final int KINDS = 7;
    private static final byte[] NONE = {};

    /** Draws one whose settings go together. */
    static AnyFraming draw(Random random, int maxFrame) {
        while (true) {
            try {
                var checksum =
                        random.nextInt(3) == 0
                                ? Optional.of(Checksum.values()[random.nextInt(4)])
                                : Optional.<Checksum>empty();
                return draw(random, new FramingLimits(maxFrame, checksum));
            } catch (FramingConflict again) {
                continue;
            }
        }
    }

    Optional<Packet> packet() {
        return framing instanceof PacketFraming some
                ? Optional.of(some.packet())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return framing instanceof MarkedFraming some
                ? "marks "
                        + HexFormat.of().formatHex(some.marks().start())
                        + ".."
                        + HexFormat.of().formatHex(some.marks().end())
                        + " escape "
                        + some.marks().stuffing().escape()
                        + " "
                        + limits
                : framing.toString() + " special " + HexFormat.of().formatHex(special);
    }

    private static AnyFraming draw(Random random, FramingLimits limits) {
        switch (random.nextInt(KINDS)) {
            case 0:
                return line(random, limits);
            case 1:
                return delimited(random, limits);
            case 2:
                return plain(MarkedFraming.slip(limits), limits, 0xC0, 0xDB, 0xDC, 0xDD);
            case 3:
                return plain(new CobsFraming(limits), limits, 0, 1, 0xFF);
            case 4:
                return plain(new GapFraming(Duration.ofMillis(1), limits), limits, 0);
            case 5:
                return packet(random, limits, Optional.empty());
            default:
                return packet(random, limits, Optional.of(field(random)));
        }
    }

    private static AnyFraming plain(Framing framing, FramingLimits limits, int... special) {
        var bytes = new byte[special.length];
        for (int i = 0; i < special.length; i++) {
            bytes[i] = (byte) special[i];
        }
        return new AnyFraming(framing, limits, bytes, limits.maxFrame(), false, 1);
    }

    private static AnyFraming line(Random random, FramingLimits limits) {
        var end = random.nextInt(3) == 0 ? new byte[] {'\r', '\n'} : mark(random);
        boolean strip = random.nextBoolean();
        var framing = MarkedFraming.line(end, strip, random.nextBoolean(), limits);
        return new AnyFraming(
                framing, limits, end, limits.maxFrame(), strip, apart(NONE, end, -1) ? 1 : -1);
    }

    private static AnyFraming delimited(Random random, FramingLimits limits) {
        var start = random.nextInt(4) == 0 ? NONE : mark(random);
        var end = mark(random);
        int escape = random.nextBoolean() ? random.nextInt(8) : -1;
        int xor = random.nextBoolean() ? 0x20 : 0;
        var framing =
                DelimitedKind.framing(
                        start, end, Optional.of(escape).filter(e -> e >= 0), xor, limits);
        var special = joined(joined(start, end), new byte[] {(byte) escape, (byte) (escape ^ xor)});
        int lost = start.length == 0 && escape >= 0 && xor == 0 ? 2 : 1;
        return new AnyFraming(
                framing,
                limits,
                special,
                limits.maxFrame(),
                false,
                apart(start, end, escape) ? lost : -1);
    }

    private static LengthField field(Random random) {
        int size = 1 << random.nextInt(3);
        int offset = random.nextInt(6);
        boolean all = random.nextBoolean();
        int extra = random.nextInt(3);
        return new LengthField(
                offset, size, random.nextBoolean(), (all ? 0 : offset + size) + extra);
    }

    private static AnyFraming packet(
            Random random, FramingLimits limits, Optional<LengthField> field) {
        var start = random.nextBoolean() ? NONE : mark(random);
        if (field.isPresent() && field.get().offset() < start.length) {
            start = NONE;
        }
        int from = limits.checksum().isPresent() ? random.nextInt(3) : 0;
        var packet = new Packet(start, field, from, limits);
        var gap =
                random.nextBoolean()
                        ? Optional.of(Duration.ofMillis(1))
                        : Optional.<Duration>empty();
        var special = start.length == 0 ? new byte[4] : start;
        return new AnyFraming(
                new PacketFraming(packet, gap), limits, special, packet.most(), false, -1);
    }

    /** Short ones of few different bytes, so that they meet each other. */
    private static byte[] mark(Random random) {
        var mark = new byte[random.nextInt(8) == 0 ? Marks.MOST : 1 + random.nextInt(3)];
        for (int i = 0; i < mark.length; i++) {
            mark[i] = (byte) random.nextInt(8);
        }
        return mark;
    }

    /** Whether neither a mark nor an escape can begin in the middle of a mark. */
    private static boolean apart(byte[] start, byte[] end, int escape) {
        var all = joined(start, end);
        for (int i = 0; i < all.length; i++) {
            boolean first = i == start.length || i == 0;
            if (!first
                    && (all[i] == escape
                            || all[i] == end[0]
                            || start.length > 0 && all[i] == start[0])) {
                return false;
            }
        }
        return true;
    }

    private static byte[] joined(byte[] first, byte[] then) {
        var all = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, all, first.length, then.length);
        return all;
    }
}
