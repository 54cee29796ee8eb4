package io.postern.delivery;

import io.postern.api.link.SkippedException;
import io.postern.api.message.UndeliverableException;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.journal.Journal.Row;
import io.postern.store.DiskStore;
import io.postern.store.ReadPosition;
import io.postern.store.WaitingRows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * What of a line waits on disk. It is off as long as everything goes out in good time: nothing is
 * written then. Once it is on, all that comes is written behind what is there, in order, until the
 * last of it has left and nothing is on its way to the disk. It also turns on when rows of another
 * queue were put behind it. Owned by the line's dispatch.
 */
final class DiskQueue {

    private static final long READ_AHEAD = 256L << 10;
    private static final int FEW = 100;
    private static final String FULL = "queue_full";

    private final DestinationQueue line;
    private final DiskStore store;
    private final WaitingRows backlog;
    private final Queue<Kept> stored = new ConcurrentLinkedQueue<>();
    private final Queue<Rows> read = new ConcurrentLinkedQueue<>();
    private final LoadedRows loaded;
    private final ReadPosition position;
    private volatile boolean holdsBack;
    private boolean on;
    private int onTheirWay;
    private int keptInMemory;
    private boolean reading;

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
        this.loaded = new LoadedRows(line, store);
        this.on = backlog.mayHaveRows();
        this.position = new ReadPosition(on ? 1 : backlog.last() + 1);
        backlog.listen(line::wake);
        line.destination()
                .counters()
                .onDisk(backlog::rows, () -> line.destination().queue().flatMap(backlog::fullIn));
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

        /** Of a row that is there. */
        private Kept(long row) {
            this(() -> {}, true);
            this.row = row;
            safe();
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

    /** Whether senders wait for room on the disk: who cannot wait has none. Any thread may ask. */
    boolean holdsBack() {
        return holdsBack;
    }

    /** Whether something of it may get too old without anything else happening. The same. */
    boolean ages() {
        return loaded.mostAge().isPresent() && backlog.rows() > 0;
    }

    /** What has waited too long is written down from here on, and what comes after it. */
    void begin(Collection<Delivery> inHand, Queue<Delivery> waiting) {
        var limits = line.destination().queue();
        if (!store.isOn() || limits.isEmpty()) {
            return;
        }
        if (limits.get().whenFull() == WhenFull.BLOCK && !backlog.hasRoom(1, limits.get())) {
            waiting.removeIf(one -> isDropped(one, limits.get()));
            holdsBack = !waiting.isEmpty();
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
        loaded.dropOld();
        on |= hasUnread() && backlog.mayHaveRows();
        if (on) {
            if (!isUp || hasUnread()) {
                writeAll(waiting);
            }
            line.destination().queue().ifPresent(limits -> makeRoom(limits, false));
            readAhead(isUp);
            on = !isEmpty();
        }
        holdsBack &= (on || !isUp) && line.destination().queue().isPresent();
    }

    private boolean hasUnread() {
        return position.next() <= backlog.last();
    }

    private boolean isEmpty() {
        return onTheirWay == 0 && loaded.isEmpty() && !reading && !hasUnread();
    }

    private void writeAll(Queue<Delivery> waiting) {
        var limits = line.destination().queue();
        var one = Optional.ofNullable(waiting.peek()).filter(any -> limits.isPresent());
        while (one.isPresent() && isTaken(one.get(), limits.get())) {
            waiting.remove();
            one = Optional.ofNullable(waiting.peek());
        }
        holdsBack = one.isPresent();
    }

    /** Whether it is written, or dropped by the rule; otherwise it has to wait. */
    private boolean isTaken(Delivery one, QueueLimits limits) {
        if (limits.whenFull() == WhenFull.DROP_OLDEST) {
            makeRoom(limits, true);
            write(one, false);
        } else if (backlog.hasRoom(1, limits)) {
            write(one, false);
        } else {
            return isDropped(one, limits);
        }
        return true;
    }

    private boolean isDropped(Delivery one, QueueLimits limits) {
        boolean is = limits.whenFull() == WhenFull.DROP_NEWEST || !one.chain().waits();
        if (is) {
            line.destination().skipped(one, FULL);
        }
        return is;
    }

    /** The oldest go that are not on their way: each is counted. */
    private void makeRoom(QueueLimits limits, boolean forAnother) {
        boolean isAsked = limits.whenFull() == WhenFull.DROP_OLDEST;
        long many = isAsked ? backlog.tooMany(limits, forAnother) : 0;
        for (; many > 0 && !loaded.isEmpty(); many--) {
            line.destination().skipped(loaded.next(), FULL);
        }
        long next = position.next();
        many = Math.min(many, position.end(backlog.last()) - next);
        if (many > 0 && keptInMemory == 0 && !reading) {
            backlog.remove(next, next + many - 1);
            position.goOn(next + many);
            for (long one = 0; one < many; one++) {
                line.destination().counters().drop(FULL);
            }
        }
    }

    private void write(Delivery delivery, boolean stays) {
        var destination = line.destination();
        try {
            var row = loaded.row(delivery);
            var kept = new Kept(() -> destination.stored(delivery), stays);
            delivery.keep(kept);
            onTheirWay++;
            keptInMemory += stays ? 1 : 0;
            backlog.add(row, kept);
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
                position.goOn(Math.max(position.next(), rows.newest() + 1));
            }
        }
    }

    private void hearNumbers() {
        for (var kept = stored.poll(); kept != null; kept = stored.poll()) {
            onTheirWay--;
            if (kept.stays) {
                keptInMemory--;
                position.add(kept.row);
            }
            if (kept.done) {
                backlog.remove(kept.row);
            }
        }
    }

    private void load(Row row) {
        boolean isInMemory = position.has(row.number());
        position.goOn(row.number() + 1);
        if (!isInMemory) {
            loaded.take(row, new Kept(row.number()));
        }
    }

    private void readAhead(boolean isUp) {
        boolean isWanted = isUp ? loaded.size() < FEW : loaded.isEmpty() && ages();
        if (isWanted && !reading && keptInMemory == 0 && hasUnread()) {
            reading = true;
            long newest = backlog.last();
            backlog.read(position.next(), READ_AHEAD, rows -> heard(rows, newest));
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
        var first = loaded.next();
        if (loaded.size() < FEW) {
            line.wake();
        }
        return first;
    }
}
