package io.postern.journal.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Of one file: what everybody sees, and what a power cut leaves. No array is written into. */
final class SimulatedFile {

    private static final int SECTOR = 512;

    byte[] seen = new byte[0];
    byte[] lasting = new byte[0];
    final List<Write> pending = new ArrayList<>();

    /** What it says that a power cut leaves: more, where it lies. */
    private Optional<byte[]> said = Optional.empty();

    /** How many of those that wait are in there. */
    private int promised;

    record Write(long at, byte[] bytes) {}

    void write(Write write) {
        seen = with(seen, write);
        pending.add(write);
    }

    private static byte[] with(byte[] before, Write write) {
        int end = (int) write.at() + write.bytes().length;
        var after = Arrays.copyOf(before, Math.max(before.length, end));
        System.arraycopy(write.bytes(), 0, after, (int) write.at(), write.bytes().length);
        return after;
    }

    void last() {
        if (said.isPresent()) {
            promise();
        }
        pending.forEach(write -> lasting = with(lasting, write));
        pending.clear();
        promised = 0;
    }

    /** Some of it is on the disk, some is not, and nobody tries again. */
    void half(SplittableRandom chance) {
        for (var write : pending) {
            int kind = chance.nextInt(3);
            if (kind == 0) {
                lasting = with(lasting, write);
            } else if (kind == 1) {
                tear(write, chance);
            }
        }
        pending.clear();
        promised = 0;
    }

    private void tear(Write write, SplittableRandom chance) {
        for (int from = 0; from < write.bytes().length; from += SECTOR) {
            if (chance.nextBoolean()) {
                int to = Math.min(from + SECTOR, write.bytes().length);
                var part = Arrays.copyOfRange(write.bytes(), from, to);
                lasting = with(lasting, new Write(write.at() + from, part));
            }
        }
    }

    /** It says that it has written, and has not. */
    void promise() {
        var all = said.orElse(lasting);
        for (var write : pending.subList(promised, pending.size())) {
            all = with(all, write);
        }
        said = Optional.of(all);
        promised = pending.size();
    }

    boolean hasPromised() {
        return said.filter(all -> !Arrays.equals(all, lasting)).isPresent();
    }

    /** With what is promised. */
    SimulatedFile lastingCopy() {
        var copy = new SimulatedFile();
        copy.seen = said.orElse(lasting);
        copy.lasting = copy.seen;
        return copy;
    }

    void cutPower(SplittableRandom chance) {
        half(chance);
        seen = lasting;
        said = Optional.empty();
    }

    /** One bit becomes another; says whether there is one. */
    boolean rot(SplittableRandom chance) {
        if (lasting.length == 0) {
            return false;
        }
        int at = chance.nextInt(lasting.length);
        int bit = 1 << chance.nextInt(8);
        lasting = turned(lasting, at, bit);
        seen = turned(seen, at, bit);
        return true;
    }

    private static byte[] turned(byte[] before, int at, int bit) {
        var after = before.clone();
        after[at] ^= (byte) bit;
        return after;
    }

    void cutOff(int bytes) {
        last();
        lasting = Arrays.copyOf(lasting, Math.max(0, lasting.length - bytes));
        seen = lasting;
    }

    /** What is in it, with garbage somewhere. */
    byte[] noise(SplittableRandom chance) {
        var over = seen.clone();
        if (over.length > 0) {
            int from = chance.nextInt(over.length);
            for (int at = from; at < Math.min(over.length, from + 3_000); at++) {
                over[at] = (byte) chance.nextInt();
            }
        }
        return over;
    }
}
