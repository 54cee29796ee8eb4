package io.postern.store;

import io.postern.config.plan.QueueLimits;
import io.postern.journal.Journal;
import io.postern.journal.Journal.Change;
import io.postern.journal.Journal.Row;
import io.postern.journal.Ranges;
import io.postern.journal.Series;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What waits on disk for one destination, in order. It outlives the destination: who is configured
 * again goes on with it.
 */
public final class WaitingRows {

    /** The newest row of a store that could not be opened yet. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    /** Nobody waits for a disk that takes longer. */
    private static final Duration NEVER = Duration.ofDays(365);

    private final DiskStore store;
    private final String name;
    private final Growth growth = new Growth();

    /** How many bytes are to be written yet. */
    private final AtomicLong unwritten = new AtomicLong();

    private Ranges removed = new Ranges();
    private Ranges removing = new Ranges();
    private final AtomicLong coming = new AtomicLong();
    private long fewer;

    /** How many the journal had before it was told what is removed: that takes a while. */
    private Optional<Long> before = Optional.empty();

    private volatile Optional<Series> series = Optional.empty();
    private volatile Runnable listener = () -> {};

    WaitingRows(DiskStore store, String name) {
        this.store = store;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Whether they wait for a send address; else they are dead, or what a handler keeps. */
    boolean isQueue() {
        return !name.equals(DeadLetterRows.NAME) && KeptRows.handler(name).isEmpty();
    }

    /** Told when rows were stored: there may be news for it. Must not block. */
    public void listen(Runnable next) {
        listener = next;
    }

    /** Whether rows may be there, or are to come: nobody knows before the store could be opened. */
    public boolean mayHaveRows() {
        return areComing() || store.isUnread() || rows() > 0;
    }

    /** Whether rows are on their way to the disk, whoever brought them. */
    public boolean areComing() {
        return coming() > 0;
    }

    /** How many they are. */
    public long coming() {
        return coming.get();
    }

    public synchronized long rows() {
        return inJournal() - fewer;
    }

    private long inJournal() {
        return before.or(() -> series.map(Series::rows)).orElse(0L);
    }

    /** About how many bytes they take. */
    public synchronized long bytes() {
        long all = inJournal();
        return all == 0 ? 0 : series.map(Series::bytes).orElse(0L) / all * (all - fewer);
    }

    /**
     * How many rows have to go; mostly none.
     *
     * @param forAnother for which there must be room on the disk, too
     */
    public long tooMany(QueueLimits limits, boolean forAnother) {
        long rows = rows();
        if (rows == 0) {
            return 0;
        }
        boolean isFull = forAnother && store.space().isLess(limits.minFree());
        long over = isFull ? 1 : bytes() + unwritten.get() - limits.maxBytes();
        return over <= 0 ? 0 : Math.min(rows, over * rows / Math.max(1, bytes()) + 1);
    }

    /** Whether it may take so many bytes more without losing its oldest rows. */
    public boolean hasRoom(long more, QueueLimits limits) {
        return !store.space().isLess(limits.minFree())
                && bytes() + unwritten.get() + more <= limits.maxBytes();
    }

    /** When it will be full if it grows on as it does now; nothing where it does not. */
    public Optional<Duration> fullIn(QueueLimits limits) {
        if (!hasRoom(bytes() / Math.max(1, rows()), limits)) {
            return Optional.of(Duration.ZERO);
        }
        double mine = rate();
        if (mine == 0) {
            return Optional.empty();
        }
        double all = store.backlogs().stream().mapToDouble(WaitingRows::rate).sum();
        double seconds =
                Math.min(
                        (limits.maxBytes() - bytes()) / mine,
                        (store.space().bytes() - limits.minFree()) / all);
        return Optional.of(Duration.ofSeconds((long) Math.max(0, seconds)))
                .filter(left -> left.compareTo(NEVER) < 0);
    }

    private double rate() {
        return growth.rate(store.now().nanos(), bytes());
    }

    /** The number of the newest row, ever. */
    public long last() {
        return store.isUnread() ? UNKNOWN : series.map(Series::last).orElse(0L);
    }

    /**
     * One more row.
     *
     * @param stored told its number as soon as it is on disk; the listener is told after it
     */
    public void add(byte[] row, LongConsumer stored) {
        unwritten.addAndGet(row.length);
        coming.incrementAndGet();
        store.add(
                this,
                row,
                number -> {
                    coming.decrementAndGet();
                    stored.accept(number);
                });
    }

    /** One is about to be written: whoever sees it there must not count it twice. */
    void writing(byte[] row) {
        unwritten.addAndGet(-row.length);
    }

    /** Nobody needs a row any more. That lasts a little later. */
    public void remove(long row) {
        remove(row, row);
    }

    public synchronized void remove(long first, long last) {
        fewer += removed.add(first, last);
        store.removed();
    }

    /**
     * Reads rows from a number on.
     *
     * @param bytes about how many
     * @param reader told them, on another thread; none where there are none
     */
    public void read(long from, long bytes, Consumer<List<Row>> reader) {
        store.read(this, from, bytes, reader);
    }

    void is(Series now) {
        series = Optional.of(now);
    }

    /** Its series, which begins where there is none yet. */
    Series series(Journal open) {
        if (series.isEmpty()) {
            is(open.series(name));
        }
        return series.orElseThrow();
    }

    void tell() {
        growth.saw(store.now().nanos(), bytes());
        listener.run();
    }

    /** Rows from a number on that somebody needs still; none only where there are none. */
    List<Row> kept(Journal open, long from, long most) throws IOException {
        var mine = series(open);
        var read = open.read(mine, from, most);
        var kept = read.stream().filter(this::isKept).toList();
        while (kept.isEmpty() && !read.isEmpty()) {
            read = open.read(mine, read.get(read.size() - 1).number() + 1, most);
            kept = read.stream().filter(this::isKept).toList();
        }
        return kept;
    }

    /** The first of them. */
    synchronized Optional<Long> oldest() {
        var at = series.flatMap(rows -> rows.next(0));
        while (at.isPresent() && !isKept(at.get())) {
            long next = removing.next(removed.next(at.get()));
            at = series.flatMap(rows -> rows.next(next));
        }
        return at;
    }

    private boolean isKept(Row row) {
        return isKept(row.number());
    }

    private synchronized boolean isKept(long row) {
        return removed.next(row) == row && removing.next(row) == row;
    }

    /** What is to be removed from the journal. */
    synchronized List<Change> beginRemoving() {
        // what is to be removed already counts once
        removed.all()
                .forEach((first, last) -> fewer -= last - first + 1 - removing.add(first, last));
        removed = new Ranges();
        var changes = new ArrayList<Change>();
        removing.all()
                .forEach(
                        (first, last) ->
                                changes.add(new Change.Remove(series.orElseThrow(), first, last)));
        before = changes.isEmpty() ? Optional.empty() : series.map(Series::rows);
        return changes;
    }

    /** All that was written is gone from the journal, whatever was to be removed of it. */
    synchronized void nothingIsLeft() {
        removed = new Ranges();
        removing = new Ranges();
        fewer = 0;
    }

    /** Writes changes, those among them that began to be removed. */
    static void commit(Journal open, List<Change> changes, List<WaitingRows> removing)
            throws IOException {
        boolean done = false;
        try {
            open.commit(changes);
            done = true;
        } finally {
            for (var one : removing) {
                one.endRemoving(done);
            }
        }
    }

    /** It is removed, or nothing has changed. */
    private synchronized void endRemoving(boolean done) {
        before = Optional.empty();
        if (done) {
            removing.all().forEach((first, last) -> fewer -= last - first + 1);
            removing = new Ranges();
        }
    }
}
