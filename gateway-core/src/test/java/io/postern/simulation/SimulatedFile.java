package io.postern.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Of one file: what everybody sees, and what a power cut leaves. */
final class SimulatedFile {

    private static final int SECTOR = 512;

    byte[] seen = new byte[0];
    byte[] lasting = new byte[0];
    final List<Write> pending = new ArrayList<>();

    /** How many of those that wait it says to have written. */
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
        promised = pending.size();
    }

    boolean hasPromised() {
        return promised > 0;
    }

    /** With what is promised. */
    SimulatedFile lastingCopy() {
        var copy = new SimulatedFile();
        copy.lasting = lasting;
        pending.subList(0, promised).forEach(write -> copy.lasting = with(copy.lasting, write));
        copy.seen = copy.lasting.clone();
        return copy;
    }

    void cutPower(SplittableRandom chance) {
        half(chance);
        seen = lasting.clone();
    }
}
