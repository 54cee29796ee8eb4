package io.postern.store;

import io.postern.config.plan.QueueLimits;
import io.postern.journal.Journal;
import io.postern.journal.Journal.Change;
import io.postern.journal.Journal.Row;
import io.postern.ops.CommandException;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.store.row.DeadLetterRow;
import io.postern.store.row.StoredLetter;
import io.postern.time.Threads;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The dead letters on disk: the newest 10,000, and no more than 100 MB. */
public final class DeadLetterRows {

    /** No address has this name. */
    static final String NAME = "/dead letters";

    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 100_000_000;

    /** What is read at once. */
    private static final long PAGE = 256L << 10;

    private final DiskStore store;
    private final WaitingRows rows;
    private final StoreQuestions questions;
    private final AtomicLong onTheirWay = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();

    public DeadLetterRows(DiskStore store, Threads threads) {
        this.store = store;
        this.questions = new StoreQuestions(store, threads);
        this.rows = store.backlog(NAME);
    }

    /** Whether there is a disk for them. */
    public boolean isOn() {
        return store.isOn();
    }

    /** Now, for a row. */
    public StoredLetter.Since now() {
        return store.now();
    }

    /** How many there are. */
    public long kept() {
        return rows.rows() + onTheirWay.get();
    }

    /** How many made room for newer ones since the start. */
    public long evicted() {
        return evicted.get();
    }

    /**
     * One more.
     *
     * @param stored told when it is on disk
     * @param whenFull told of each that goes to make room
     */
    public void add(DeadLetterRow row, Runnable stored, Runnable whenFull) {
        onTheirWay.incrementAndGet();
        rows.add(
                row.bytes(),
                number -> {
                    onTheirWay.decrementAndGet();
                    makeRoom(whenFull);
                    stored.run();
                });
    }

    /** Where the disk has little left, each new one costs an old one. */
    private void makeRoom(Runnable whenFull) {
        boolean isOneTooMany = store.space().isLess(QueueLimits.USUAL.minFree());
        var oldest = oldest(isOneTooMany);
        while (oldest.isPresent()) {
            rows.remove(oldest.get());
            evicted.incrementAndGet();
            whenFull.run();
            oldest = oldest(false);
        }
    }

    /** The one that has to go, if any; never the newest. */
    private Optional<Long> oldest(boolean isOneTooMany) {
        boolean isTooMuch = rows.rows() > MOST || rows.bytes() > MOST_BYTES;
        return (isTooMuch || isOneTooMany) && rows.rows() > 1 ? rows.oldest() : Optional.empty();
    }

    /** It is not needed any more. */
    public void remove(long number) {
        rows.remove(number);
    }

    /**
     * Those with lower numbers, the newest first: as many as are wanted, or fewer where there are
     * holes or they are large; none only where there are none.
     */
    public List<DeadLetterRow> before(long number, int most) throws CommandException {
        return ask(open -> before(open, number, most));
    }

    private List<DeadLetterRow> before(Journal open, long number, int most) throws IOException {
        long end = Math.min(number, rows.series(open).last() + 1);
        var found = List.<Row>of();
        // what is gone leaves holes: look further back, twice as far each time
        for (long wide = most; found.isEmpty() && end > 1; wide *= 2) {
            long start = Math.max(1, end - wide);
            found = newest(open, start, end, most);
            end = start;
        }
        return found.stream().map(DeadLetterRows::read).toList();
    }

    private List<Row> newest(Journal open, long start, long end, int most) throws IOException {
        var found = new ArrayDeque<Row>();
        long bytes = 0;
        long from = start;
        for (var some = rows.kept(open, from, PAGE); !some.isEmpty(); ) {
            for (var row : some) {
                from = row.number() + 1;
                if (row.number() < end) {
                    found.addFirst(row);
                    bytes += row.content().length;
                }
                while (found.size() > most || bytes > PAGE && found.size() > 1) {
                    bytes -= found.removeLast().content().length;
                }
            }
            some = from < end ? rows.kept(open, from, PAGE) : List.of();
        }
        return List.copyOf(found);
    }

    /** Those from a number on, the oldest first: some of them, or none where there are none. */
    public List<DeadLetterRow> from(long number) throws CommandException {
        return ask(
                open -> rows.kept(open, number, PAGE).stream().map(DeadLetterRows::read).toList());
    }

    /** What a journal has of them. */
    public static List<DeadLetter> all(Journal open) throws IOException {
        return open.read(open.series(NAME), 0, Long.MAX_VALUE).stream()
                .map(row -> read(row).letter())
                .toList();
    }

    private static DeadLetterRow read(Row row) {
        return DeadLetterRow.read(row.number(), row.content());
    }

    /** One that was written goes behind what waits for its address; says whether it had room. */
    public boolean queue(DeadLetterRow letter, QueueLimits limits) throws CommandException {
        return questions.ask("dead", open -> queue(open, letter, limits));
    }

    private boolean queue(Journal open, DeadLetterRow letter, QueueLimits limits)
            throws IOException {
        var queue = store.backlog(letter.letter().address());
        var row = letter.stored().bytes();
        long number = letter.letter().number();
        if (queue.hasRoom(row.length, limits)) {
            open.commit(
                    List.of(
                            new Change.Add(queue.series(open), row),
                            new Change.Remove(rows.series(open), number, number)));
            queue.tell();
            return true;
        }
        return false;
    }

    private <T> List<T> ask(StoreQuestions.Work<List<T>> work) throws CommandException {
        return questions.isNothing("dead", kept() == 0) ? List.of() : questions.ask("dead", work);
    }
}
