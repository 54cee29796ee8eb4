package io.postern.serial.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that a decoder tells, with the place of each frame in the stream. */
final class Heard implements FrameSink {

    /**
     * A frame that was found.
     *
     * @param from its first byte in the stream, marks included
     * @param to behind its last
     */
    record Found(byte[] frame, int from, int to) {}

    private final List<Found> found = new ArrayList<>();
    private final int[] skipped = new int[Skip.values().length];
    private int position;
    private int begun = -1;
    private int marked;

    @Override
    public void frame(byte[] frame) {
        int from = begun >= 0 ? begun : position;
        position += frame.length;
        begun = -1;
        found.add(new Found(frame, from, position));
    }

    @Override
    public void marks(int bytes) {
        if (bytes <= 0) {
            throw new AssertionError("expected a number of marks, found " + bytes);
        }
        begun = position;
        position += bytes;
        marked += bytes;
    }

    @Override
    public void skipped(int bytes, Skip why) {
        if (bytes <= 0) {
            throw new AssertionError("expected a number of skipped bytes, found " + bytes);
        }
        begun = -1;
        position += bytes;
        skipped[why.ordinal()] += bytes;
    }

    List<Found> found() {
        return found;
    }

    List<byte[]> frames() {
        return found.stream().map(Found::frame).toList();
    }

    int skipped(Skip why) {
        return skipped[why.ordinal()];
    }

    int skipped() {
        return Arrays.stream(skipped).sum();
    }

    int marked() {
        return marked;
    }

    /** How many bytes it heard of in all. */
    int heard() {
        return position;
    }

    /** What differs; empty where both heard the same. */
    String difference(Heard other) {
        if (found.size() != other.found.size()) {
            return found.size() + " frames and " + other.found.size();
        }
        for (int i = 0; i < found.size(); i++) {
            var mine = found.get(i);
            var others = other.found.get(i);
            if (mine.from() != others.from()
                    || mine.to() != others.to()
                    || !Arrays.equals(mine.frame(), others.frame())) {
                return "frame " + i + " at " + mine.from() + " and at " + others.from();
            }
        }
        return Arrays.equals(skipped, other.skipped) && marked == other.marked
                ? ""
                : Arrays.toString(skipped) + " and " + Arrays.toString(other.skipped);
    }
}
