package io.postern.store;

import io.postern.journal.Journal;
import io.postern.journal.Journal.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Rows on their way to the disk. Any thread adds to them; the rest is the store's lane's. */
final class RowsToWrite {

    private static final long MOST_AT_ONCE = 128L << 10;

    /** What a commit takes at least. */
    private static final long BLOCK = 4_096;

    private final Queue<Pending> added = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private final Deque<Pending> next = new ArrayDeque<>();

    private record Pending(WaitingRows backlog, byte[] row, LongConsumer stored) {}

    void add(WaitingRows backlog, byte[] row, LongConsumer stored) {
        added.add(new Pending(backlog, row, stored));
        bytes.addAndGet(row.length);
        count.incrementAndGet();
    }

    /** How many came ever. */
    long count() {
        return count.get();
    }

    /** Whether nothing came that was not gathered yet. */
    boolean isEmpty() {
        return added.isEmpty();
    }

    /** Whether there is so much that it need not wait for more. */
    boolean isMuch() {
        return bytes.get() > MOST_AT_ONCE;
    }

    boolean fillABlock() {
        return bytes.get() >= BLOCK;
    }

    /** Whether nothing is left, gathered or not. */
    boolean isDone() {
        return added.isEmpty() && next.isEmpty();
    }

    /** What is written next. What was not written the last time comes first. */
    List<Change> gather(Journal open) {
        long room = MOST_AT_ONCE;
        for (var one : next) {
            room -= one.row().length;
        }
        for (var one = added.peek(); one != null && room > 0; one = added.peek()) {
            room -= one.row().length;
            bytes.addAndGet(-one.row().length);
            one.backlog().writing(one.row());
            next.add(added.remove());
        }
        var changes = new ArrayList<Change>();
        for (var one : next) {
            changes.add(new Change.Add(one.backlog().series(open), one.row()));
        }
        return changes;
    }

    /** Rows have got their numbers in the order in which they were written. */
    void written() {
        var numbers = new LinkedHashMap<WaitingRows, Long>();
        next.forEach(one -> numbers.merge(one.backlog(), -1L, Long::sum));
        numbers.replaceAll((one, count) -> one.last() + count + 1);
        for (var one : next) {
            long number = numbers.merge(one.backlog(), 1L, Long::sum) - 1;
            tell(() -> one.stored().accept(number));
        }
        next.clear();
        numbers.keySet().forEach(one -> tell(one::tell));
    }

    /** Whatever fails at one must not keep the others from hearing of it. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
