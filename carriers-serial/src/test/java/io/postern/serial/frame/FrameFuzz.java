package io.postern.serial.frame;

import io.postern.serial.frame.packet.Packet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Feeds frames, damaged frames and garbage at random to decoders of framings at random, and holds
 * them to what {@link FrameDecoder} and docs/serial.md promise. Each input has a seed of its own,
 * the one of the run plus its number.
 */
final class FrameFuzz {

    /** One in so many inputs is long. */
    private static final int LONG_ONES = 4_000;

    /** Seeds in a row would begin alike. */
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final Random random = new Random();
    private long frames;
    private long bytes;
    private long checked;

    /** Runs inputs one by one and tells the number of each that is done. */
    void run(long seed, long inputs, LongConsumer done) {
        for (long i = 0; i < inputs; i++) {
            input(seed + i);
            done.accept(i + 1);
        }
    }

    /** How many frames were found. */
    long frames() {
        return frames;
    }

    /** How many bytes were fed, each input's once. */
    long bytes() {
        return bytes;
    }

    /** How many frames were sure to be found, and were. */
    long checked() {
        return checked;
    }

    private void input(long seed) {
        random.setSeed(seed * MIX ^ seed * MIX >>> 32);
        boolean big = random.nextInt(LONG_ONES) == 0;
        var any = AnyFraming.draw(random, big ? 64_000 : longest());
        var stream = new FuzzStream(any, random);
        try {
            compose(stream, big);
            check(any, stream);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + seed + ": " + any + "\n" + stream, failure);
        }
    }

    private int longest() {
        return 1 + random.nextInt(random.nextInt(8) == 0 ? 1_000 : 60);
    }

    private void compose(FuzzStream stream, boolean big) {
        for (int parts = random.nextInt(8); parts > 0; parts--) {
            switch (random.nextInt(4)) {
                case 0:
                    stream.garbage(big ? random.nextInt(100_000) : random.nextInt(24));
                    break;
                case 1:
                    stream.damagedFrame();
                    break;
                default:
                    stream.frame();
            }
            if (random.nextInt(4) == 0) {
                stream.silence();
            }
        }
    }

    private void check(AnyFraming any, FuzzStream stream) {
        stream.silence();
        int garbage = stream.sent().size();
        for (int i = 0; i < 4; i++) {
            stream.frame();
            if (any.framing() instanceof GapFraming) {
                stream.silence();
            }
        }
        int fed = stream.bytes().length;
        any.packet().ifPresent(packet -> stream.garbage(packet.most()));
        stream.silence();
        var all = stream.bytes();
        bytes += all.length;

        var whole = decode(any, stream, all, all.length);
        var cut = decode(any, stream, all, 1 + random.nextInt(random.nextBoolean() ? 3 : 60));

        var difference = whole.difference(cut);
        expect(difference.isEmpty(), "the same however it is cut", difference);
        frames += whole.found().size();
        if (any.packet().isPresent()) {
            packets(any, any.packet().get(), stream, whole, fed);
        } else if (any.lost() >= 0) {
            resumed(
                    any.lost(),
                    stream.sent().subList(garbage, stream.sent().size()),
                    whole.frames());
        }
    }

    private static Heard decode(AnyFraming any, FuzzStream stream, byte[] all, int piece) {
        var decoder = any.framing().decoder();
        var heard = new Heard();
        int most = any.most() + any.most() / 2 + 2 * GrowingBytes.KEPT;
        int at = 0;
        for (int silence : stream.silences()) {
            while (at < silence) {
                int count = Math.min(piece, silence - at);
                decoder.feed(all, at, count, heard);
                at += count;
                expect(decoder.retained() <= most, "bounded memory", decoder.retained() + " bytes");
                expect(heard.heard() <= at, "no more than came", heard.heard() + " of " + at);
            }
            decoder.idle(heard);
        }
        decoder.reset(heard);
        expect(heard.heard() == all.length, all.length + " bytes in all", "" + heard.heard());
        int framed = heard.found().stream().mapToInt(one -> one.frame().length).sum();
        expect(
                framed + heard.marked() + heard.skipped() == all.length,
                "each byte once",
                framed + " + " + heard.marked() + " + " + heard.skipped());
        return heard;
    }

    /** All but the first one or two of the frames behind garbage are the last that were found. */
    private void resumed(int lost, List<FuzzStream.Sent> sent, List<byte[]> found) {
        for (int back = 1; back <= sent.size() - lost; back++) {
            var wanted = sent.get(sent.size() - back).frame();
            expect(
                    found.size() >= back && Arrays.equals(wanted, found.get(found.size() - back)),
                    "frame " + back + " from the end",
                    found.size() + " frames");
            checked++;
        }
    }

    /**
     * What was found is what is sent for it; and a packet that was sent is found unless bytes of it
     * were taken for another, however the garbage looks.
     */
    private void packets(AnyFraming any, Packet packet, FuzzStream stream, Heard heard, int fed) {
        var all = stream.bytes();
        for (var one : heard.found()) {
            var wire = any.framing().encode(one.frame());
            expect(
                    Arrays.equals(wire, Arrays.copyOfRange(all, one.from(), one.to())),
                    "a packet at " + one.from(),
                    "another");
        }
        if (any.framing().gap().isPresent() && !packet.recovers()) {
            return;
        }
        int next = 0;
        for (var one : stream.sent()) {
            while (next < heard.found().size() && heard.found().get(next).to() <= one.from()) {
                next++;
            }
            expect(
                    one.to() > fed
                            || next < heard.found().size()
                                    && heard.found().get(next).from() < one.to(),
                    "the packet at " + one.from(),
                    "nothing there");
            checked++;
        }
    }

    private static void expect(boolean holds, String what, String found) {
        if (!holds) {
            throw new AssertionError("expected " + what + ", found " + found);
        }
    }
}
