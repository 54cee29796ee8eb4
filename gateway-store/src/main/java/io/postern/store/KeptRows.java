package io.postern.store;

import io.postern.api.handler.Kept;
import io.postern.api.json.Json;
import io.postern.api.json.JsonException;
import io.postern.api.json.JsonObject;
import io.postern.journal.Journal;
import io.postern.ops.CommandException;
import io.postern.time.Threads;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one handler keeps on disk, all of it in memory too. It outlives the handler's objects, so
 * that one that takes another's place finds what that one has just added.
 */
public final class KeptRows {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Store");

    /** Before the handler's name; no address has such a name. */
    private static final String PREFIX = "/kept ";

    private static final int FORM = 1;
    private static final int MOST = 10_000_000;

    /** What each takes in memory beside its text. */
    private static final int EACH = 100;

    private static final long PAGE = 256L << 10;

    private final String handler;
    private final boolean isOnDisk;
    private final WaitingRows rows;
    private final SortedMap<Long, Row> there = new TreeMap<>();
    private long last;
    private long bytes;
    private int leaving;

    private KeptRows(DiskStore store, String handler) {
        this.handler = handler;
        this.isOnDisk = store.isOn();
        this.rows = store.backlog(PREFIX + handler);
    }

    /** With what stands on the disk. */
    public static KeptRows read(DiskStore store, Threads threads, String handler)
            throws CommandException {
        var kept = new KeptRows(store, handler);
        if (kept.isOnDisk && (store.isUnread() || kept.rows.rows() > 0)) {
            new StoreQuestions(store, threads).ask("what it keeps", kept::read);
        }
        return kept;
    }

    /** The handler whose rows a series has; none where it has other rows. */
    static Optional<String> handler(String series) {
        return Optional.of(series)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()));
    }

    /** So many, in words. */
    public static String count(long many) {
        return many + (many == 1 ? " entry" : " entries");
    }

    private synchronized int read(Journal open) throws IOException {
        int unknown = 0;
        var some = rows.kept(open, 0, PAGE);
        while (!some.isEmpty()) {
            for (var row : some) {
                if (row.content()[0] == FORM) {
                    found(row);
                } else {
                    unknown++;
                }
            }
            some = rows.kept(open, some.get(some.size() - 1).number() + 1, PAGE);
        }
        if (unknown > 0) {
            LOG.warn(
                    "handler {}: {} of a newer Postern left alone on disk",
                    handler,
                    count(unknown));
        }
        return unknown;
    }

    private void found(Journal.Row found) {
        var row = place(Arrays.copyOfRange(found.content(), 1, found.content().length));
        row.stored = Optional.of(found.number());
    }

    private Row place(byte[] json) {
        var row = new Row(++last, json);
        there.put(row.number, row);
        bytes += row.weight();
        return row;
    }

    /** What is there, oldest first. */
    public synchronized List<Kept.Entry> all() {
        return List.copyOf(there.values());
    }

    /** One more, in memory only. */
    public Row add(JsonObject content) {
        var json = content.bytes();
        try {
            Json.read(json);
        } catch (JsonException e) {
            throw new IllegalArgumentException(
                    "handler " + handler + ": cannot keep what could not be read again", e);
        }
        return add(json);
    }

    private synchronized Row add(byte[] json) {
        if (bytes + json.length + EACH > MOST) {
            throw new IllegalStateException(
                    ("handler %s: expected to keep at most 10 MB, found %d bytes more than the %d"
                                    + " of %d entries, and %d removed ones of which what was made"
                                    + " is not safe yet; let it remove sooner what it does not"
                                    + " need, or keep less of each message")
                            .formatted(handler, json.length, bytes, there.size(), leaving));
        }
        return place(json);
    }

    /** It is not there any more, on disk it still is. */
    public synchronized Optional<Row> take(long number) {
        var row = Optional.ofNullable(there.remove(number));
        row.ifPresent(any -> leaving++);
        return row;
    }

    /** One of what it keeps. */
    public final class Row implements Kept.Entry {

        private final long number;
        private final byte[] json;
        private Optional<Long> stored = Optional.empty();
        private boolean left;

        private Row(long number, byte[] json) {
            this.number = number;
            this.json = json;
        }

        private int weight() {
            return json.length + EACH;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public JsonObject content() {
            return (JsonObject) Json.read(json);
        }

        /**
         * It is to be on disk.
         *
         * @param safe told when it is, or where there is no disk
         */
        public void write(Runnable safe) {
            if (isOnDisk) {
                var row = new byte[json.length + 1];
                row[0] = FORM;
                System.arraycopy(json, 0, row, 1, json.length);
                rows.add(
                        row,
                        place -> {
                            stored(place);
                            safe.run();
                        });
            } else {
                safe.run();
            }
        }

        private void stored(long place) {
            synchronized (KeptRows.this) {
                stored = Optional.of(place);
                if (left) {
                    rows.remove(place);
                }
            }
        }

        /** It was taken, and is not needed any more. */
        public void leave() {
            synchronized (KeptRows.this) {
                left = true;
                leaving--;
                bytes -= weight();
                stored.ifPresent(rows::remove);
            }
        }

        /** It was taken, and is there again. */
        public void putBack() {
            synchronized (KeptRows.this) {
                leaving--;
                there.put(number, this);
            }
        }

        /** It was added, and not written, and is not there any more. */
        public void forget() {
            synchronized (KeptRows.this) {
                there.remove(number);
                bytes -= weight();
            }
        }
    }
}
