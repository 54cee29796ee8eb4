package io.postern.delivery;

import io.postern.api.link.SkippedException;
import io.postern.api.message.UndeliverableException;
import io.postern.chain.Chain;
import io.postern.journal.Journal.Row;
import io.postern.store.DiskStore;
import io.postern.store.StoredLetter;
import io.postern.store.WaitingRows;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * What of a line waits on disk. It is off as long as everything goes out in good time: nothing is
 * written then. Once it is on, all that comes is written behind what is there, in order, until the
 * last of it has left and nothing is on its way to the disk, be it of the address that had its name
 * before. It also turns on when rows of another queue were put behind it. Owned by the line's
 * dispatch.
 */
final class DiskQueue {

    private static final long READ_AHEAD = 256L << 10;
    private static final int FEW = 100;

    private final DestinationQueue line;
    private final DiskStore store;
    private final WaitingRows backlog;
    private final Queue<Kept> stored = new ConcurrentLinkedQueue<>();
    private final Queue<Rows> read = new ConcurrentLinkedQueue<>();
    private final Deque<Delivery> loaded = new ArrayDeque<>();

    /** Rows whose deliveries are in memory, behind some that may be unread. */
    private final NavigableSet<Long> inMemory = new TreeSet<>();

    private boolean on;
    private int onTheirWay;
    private int keptInMemory;
    private boolean reading;

    /** All rows before it are in memory, or done. */
    private long next;

    /**
     * What was read.
     *
     * @param newest the newest row that there was when it was asked for
     */
    private record Rows(List<Row> some, long newest) {}

    DiskQueue(DestinationQueue line, DiskStore store) {
        this.line = line;
        this.store = store;
        this.backlog = store.backlog(line.destination().name());
        this.on = backlog.mayHaveRows();
        this.next = on ? 1 : backlog.last() + 1;
        backlog.listen(line::wake);
        line.destination().counters().onDisk(backlog::rows);
    }

    /**
     * A delivery's row. It is safe from the moment when it is on disk, and its row goes when it is
     * delivered, whichever is first.
     */
    final class Kept implements LongConsumer {

        private final Runnable whenSafe;
        private final boolean stays;
        private final AtomicBoolean safe = new AtomicBoolean();
        private volatile long row;
        private boolean done;

        /**
         * @param stays whether the delivery stays in memory
         */
        private Kept(Runnable whenSafe, boolean stays) {
            this.whenSafe = whenSafe;
            this.stays = stays;
        }

        @Override
        public void accept(long number) {
            row = number;
            safe();
            stored.add(this);
        }

        private void safe() {
            if (safe.compareAndSet(false, true)) {
                whenSafe.run();
            }
        }

        /** The delivery needs no row any more. */
        void done() {
            safe();
            done = true;
            if (row > 0) {
                backlog.remove(row);
            }
        }
    }

    boolean isOn() {
        return on;
    }

    /** What has waited too long is written down from here on, and what comes after it. */
    void begin(Collection<Delivery> inHand, Queue<Delivery> waiting) {
        if (!store.isOn() || !line.destination().keeps()) {
            return;
        }
        on = true;
        for (var delivery : inHand) {
            if (delivery.kept().isEmpty()) {
                write(delivery, true);
            }
        }
        writeAll(waiting);
    }

    /** Something changed: the queue does what there is to do. */
    void tend(Queue<Delivery> waiting, boolean isUp) {
        hear();
        on |= hasUnread() && backlog.mayHaveRows();
        if (on) {
            if (!isUp || hasUnread()) {
                writeAll(waiting);
            }
            readAhead(isUp);
            on = !isEmpty();
        }
    }

    private boolean hasUnread() {
        return next <= backlog.last();
    }

    private boolean isEmpty() {
        return onTheirWay == 0
                && !backlog.areComing()
                && loaded.isEmpty()
                && !reading
                && !hasUnread();
    }

    private void writeAll(Queue<Delivery> waiting) {
        if (line.destination().keeps()) {
            for (var one = waiting.poll(); one != null; one = waiting.poll()) {
                makeRoom();
                write(one, false);
            }
        }
    }

    /** Where there is too much, the oldest go that nobody has read yet: each is counted. */
    private void makeRoom() {
        long end = inMemory.isEmpty() ? backlog.last() + 1 : inMemory.first();
        long many = Math.min(backlog.tooMany(), end - next);
        if (many > 0 && keptInMemory == 0 && !reading) {
            backlog.remove(next, next + many - 1);
            goOn(next + many);
            for (long one = 0; one < many; one++) {
                line.destination().counters().drop("queue_full");
            }
        }
    }

    private void write(Delivery delivery, boolean stays) {
        var destination = line.destination();
        var message = delivery.message();
        try {
            var row =
                    new StoredLetter(
                            delivery.letter(),
                            message.type(),
                            message.uid(),
                            message.origin(),
                            message.arrival(),
                            store.now());
            var kept = new Kept(() -> destination.stored(delivery), stays);
            delivery.keep(kept);
            onTheirWay++;
            keptInMemory += stays ? 1 : 0;
            backlog.add(row.bytes(), kept);
        } catch (SkippedException e) {
            destination.skipped(delivery, e.rule());
        } catch (UndeliverableException e) {
            destination.bury(delivery, e.getMessage());
        }
    }

    /**
     * What was read is taken out before the numbers are heard: so its own rows are known by then.
     */
    private void hear() {
        var rows = read.poll();
        hearNumbers();
        if (rows != null) {
            reading = false;
            rows.some().forEach(this::load);
            if (rows.some().isEmpty() && rows.newest() < WaitingRows.UNKNOWN) {
                goOn(Math.max(next, rows.newest() + 1));
            }
        }
    }

    private void hearNumbers() {
        for (var kept = stored.poll(); kept != null; kept = stored.poll()) {
            onTheirWay--;
            if (kept.stays) {
                keptInMemory--;
                inMemory.add(kept.row);
                goOn(next);
            }
            if (kept.done) {
                backlog.remove(kept.row);
            }
        }
    }

    /** To a row, or behind it and those that follow where these are in memory. */
    private void goOn(long number) {
        next = number;
        inMemory.headSet(next).clear();
        while (inMemory.remove(next)) {
            next++;
        }
    }

    private void load(Row row) {
        boolean isInMemory = inMemory.contains(row.number());
        goOn(row.number() + 1);
        if (!isInMemory) {
            take(row);
        }
    }

    private void take(Row row) {
        var kept = new Kept(() -> {}, true);
        kept.row = row.number();
        kept.safe();
        var found = StoredLetter.read(row.content());
        if (found.isEmpty()) {
            line.destination().unreadable(row.content());
            kept.done();
            return;
        }
        var message = line.destination().message(found.get());
        var letter = found.get().letter(store.now());
        var delivery = new Delivery(line, message, Chain.safe(), letter, 0);
        delivery.keep(kept);
        if (letter.isPresent()) {
            loaded.add(delivery);
        } else {
            line.destination().expired(delivery);
        }
    }

    private void readAhead(boolean isUp) {
        if (isUp && !reading && keptInMemory == 0 && loaded.size() < FEW && hasUnread()) {
            reading = true;
            long newest = backlog.last();
            backlog.read(next, READ_AHEAD, rows -> heard(rows, newest));
        }
    }

    private void heard(List<Row> rows, long newest) {
        read.add(new Rows(rows, newest));
        line.wake();
    }

    boolean hasNext() {
        return !loaded.isEmpty();
    }

    Delivery next() {
        var first = loaded.remove();
        if (loaded.size() < FEW) {
            line.wake();
        }
        return first;
    }
}
