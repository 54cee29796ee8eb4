package io.postern.delivery;

import io.postern.api.link.SkippedException;
import io.postern.api.message.UndeliverableException;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.delivery.KeptRow.Then;
import io.postern.journal.Journal.Row;
import io.postern.store.DiskStore;
import io.postern.store.ReadPosition;
import io.postern.store.WaitingRows;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What of a line waits on disk. It is off as long as everything goes out in good time: nothing is
 * written then. Once it is on, all that comes is written behind what is there, in order, until the
 * last of it has left and nothing is on its way to the disk, be it of the address that had its name
 * before. It also turns on when rows of another queue were put behind it. Where the address wants
 * it, all that comes is written first, and leaves from memory as soon as it is, unless it is too
 * much. Owned by the line's dispatch.
 */
final class DiskQueue {

    static final long READ_AHEAD = 256L << 10;

    private static final int FEW = 100;
    private static final String FULL = "queue_full";

    private final DestinationQueue line;
    private final DiskStore store;
    private final WaitingRows backlog;
    private final Queue<KeptRow> stored = new ConcurrentLinkedQueue<>();
    private final Queue<Rows> read = new ConcurrentLinkedQueue<>();
    private final LoadedRows loaded;
    private final ReadPosition position;
    private volatile boolean holdsBack;
    private boolean on;
    private boolean first;
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

    boolean isOn() {
        return on;
    }

    /** Whether nothing leaves before it is written down. */
    boolean comesFirst() {
        return first;
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
    void begin(Queue<Delivery> waiting) {
        var limits = limits();
        if (limits.isEmpty()) {
            return;
        }
        if (limits.get().whenFull() == WhenFull.BLOCK && !backlog.hasRoom(1, limits.get())) {
            waiting.removeIf(one -> isDropped(one, limits.get()));
            holdsBack = !waiting.isEmpty();
        } else {
            begin();
            writeAll(waiting, false);
        }
    }

    private void begin() {
        on = true;
        for (var delivery : line.inHand()) {
            if (delivery.kept().isEmpty()) {
                write(delivery, Then.STAY);
            }
        }
    }

    /** What may wait on disk now; nothing where nothing may. */
    private Optional<QueueLimits> limits() {
        return line.destination().queue().filter(any -> store.isOn());
    }

    private boolean isToComeFirst() {
        return line.destination().writing().filter(Writing::commitsFirst).isPresent()
                && limits().isPresent();
    }

    /** Something changed: the queue does what there is to do. */
    void tend(Queue<Delivery> waiting, boolean isUp) {
        hear();
        first = isToComeFirst();
        loaded.dropOld();
        on |= hasUnread() && backlog.mayHaveRows();
        if (first && !on && !waiting.isEmpty()) {
            begin();
        }
        if (on) {
            if (!isUp || first || hasUnread()) {
                writeAll(waiting, isUp && first);
            }
            line.destination().queue().ifPresent(limits -> makeRoom(limits, false));
            readAhead(isUp);
            on = !isEmpty();
        }
        holdsBack &= (on || first || !isUp) && line.destination().queue().isPresent();
    }

    private boolean hasUnread() {
        return position.next() <= backlog.last();
    }

    private boolean isEmpty() {
        return onTheirWay == 0
                && !backlog.areComing()
                && loaded.isEmpty()
                && !reading
                && !hasUnread();
    }

    /**
     * What waits goes behind what is there.
     *
     * @param mayGo whether it may stay in memory too, and leave from there
     */
    private void writeAll(Queue<Delivery> waiting, boolean mayGo) {
        var limits = limits();
        var one = Optional.ofNullable(waiting.peek()).filter(any -> limits.isPresent());
        while (one.isPresent() && isTaken(one.get(), limits.get(), mayGo)) {
            waiting.remove();
            one = Optional.ofNullable(waiting.peek());
        }
        holdsBack = one.isPresent();
    }

    /** Whether it is written, or dropped by the rule; otherwise it has to wait. */
    private boolean isTaken(Delivery one, QueueLimits limits, boolean mayGo) {
        if (limits.whenFull() == WhenFull.DROP_OLDEST) {
            makeRoom(limits, true);
        } else if (!backlog.hasRoom(1, limits)) {
            return isDropped(one, limits);
        }
        boolean goes = mayGo && !isBehind() && loaded.mayExpect(one.weight());
        write(one, goes ? Then.GO : Then.READ_LATER);
        return true;
    }

    private boolean isDropped(Delivery one, QueueLimits limits) {
        boolean is = limits.whenFull() == WhenFull.DROP_NEWEST || !one.chain().waits();
        if (is) {
            line.destination().skipped(one, FULL);
        }
        return is;
    }

    /** Whether there are rows, or will be, that are to be read before what is new may leave. */
    private boolean isBehind() {
        return reading
                || backlog.coming() > onTheirWay
                || onTheirWay > keptInMemory
                || backlog.last() - position.next() + 1 > position.inMemory() + keptInMemory;
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

    private void write(Delivery delivery, Then then) {
        var destination = line.destination();
        try {
            var row = loaded.row(delivery);
            Runnable whenSafe = () -> destination.stored(delivery);
            var kept = new KeptRow(delivery, then, backlog, stored, whenSafe);
            delivery.keep(kept);
            onTheirWay++;
            keptInMemory += then == Then.READ_LATER ? 0 : 1;
            if (then == Then.GO) {
                loaded.expect(delivery.weight());
            }
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
            if (kept.then() != Then.READ_LATER) {
                keptInMemory--;
                position.add(kept.row());
            }
            if (kept.then() == Then.GO) {
                loaded.add(kept.delivery());
            }
            kept.removeDone();
        }
    }

    private void load(Row row) {
        boolean isInMemory = position.has(row.number());
        position.goOn(row.number() + 1);
        if (!isInMemory) {
            loaded.take(row, backlog, stored);
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
        return loaded.mayLeave();
    }

    boolean isInMemory() {
        return !loaded.isEmpty();
    }

    Delivery next() {
        var oldest = loaded.leave();
        if (loaded.size() < FEW) {
            line.wake();
        }
        return oldest;
    }
}
