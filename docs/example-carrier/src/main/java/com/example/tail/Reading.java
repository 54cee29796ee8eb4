package com.example.tail;

import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.Arrival;
import io.postern.api.context.StateStore;
import io.postern.api.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;

/** One reading of the file, from opening to closing. Acknowledgements may come on any thread. */
final class Reading {

    private static final int MOST_LINES_UNDER_WAY = 1_000;
    private static final int LONGEST_LINE = 1 << 20;

    private final Path file;
    private final StateStore state;
    private final Deque<Line> underWay = new ArrayDeque<>();
    private long remembered;
    private long safe;
    private long here;

    /** A line that was handed over. Acknowledging it only sets a mark, so it never blocks. */
    private static final class Line implements Acknowledgement {

        private final long end;
        private volatile boolean isSafe;

        Line(long end) {
            this.end = end;
        }

        @Override
        public void confirm() {
            isSafe = true;
        }
    }

    Reading(Path file, StateStore state) {
        this.file = file;
        this.state = state;
        remembered = state.get(file.toString()).map(end -> Long.parseLong(end.plain())).orElse(0L);
        safe = remembered;
        here = remembered;
    }

    /** Keeps how far every line is acknowledged: one write to the disk for all of them. */
    void remember() {
        while (!underWay.isEmpty() && underWay.element().isSafe) {
            safe = underWay.remove().end;
        }
        if (safe != remembered) {
            state.put(file.toString(), Json.of(safe));
            remembered = safe;
        }
    }

    /** Hands over the lines that are whole, and stops where too many wait for acknowledgement. */
    void next(Consumer<Arrival> inbox) throws IOException {
        var chunk = chunk();
        int start = 0;
        for (int at = 0; at < chunk.length && underWay.size() < MOST_LINES_UNDER_WAY; at++) {
            if (chunk[at] == '\n') {
                handOver(Arrays.copyOfRange(chunk, start, at), at + 1 - start, inbox);
                start = at + 1;
            }
        }
        if (start == 0 && chunk.length == LONGEST_LINE && underWay.isEmpty()) {
            throw new IOException("expected lines of at most 1 MB, found a longer one");
        }
    }

    private void handOver(byte[] text, int length, Consumer<Arrival> inbox) {
        here += length;
        var line = new Line(here);
        underWay.add(line);
        inbox.accept(Arrival.of(text, file.toString()).acknowledgedBy(line));
    }

    private byte[] chunk() throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() < here) {
                startAgain();
            }
            var chunk = new byte[(int) Math.min(LONGEST_LINE, bytes.length() - here)];
            bytes.seek(here);
            bytes.readFully(chunk);
            return chunk;
        }
    }

    /** Somebody emptied the file, or put a shorter one in its place. */
    private void startAgain() {
        underWay.clear();
        here = 0;
        safe = 0;
    }
}
