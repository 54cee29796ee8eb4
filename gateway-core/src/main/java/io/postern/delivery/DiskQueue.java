package io.postern.delivery;

import io.postern.api.link.Letter;
import io.postern.api.link.SkippedException;
import io.postern.api.message.UndeliverableException;
import io.postern.chain.Chain;
import io.postern.delivery.KeptRow.Then;
import io.postern.journal.Journal.Row;
import io.postern.store.DiskStore;
import io.postern.store.StoredLetter;
import io.postern.store.WaitingRows;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.TreeSet;
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

    private static final long READ_AHEAD = 256L << 10;
    private static final int FEW = 100;

    private final DestinationQueue line;
    private final DiskStore store;
    private final WaitingRows backlog;
    private final FromDisk messages;
    private final Queue<KeptRow> stored = new ConcurrentLinkedQueue<>();
    private final Queue<Rows> read = new ConcurrentLinkedQueue<>();
    private final Deque<Delivery> loaded = new ArrayDeque<>();

    /** Rows whose deliveries are in memory, behind some that may be unread. */
    private final NavigableSet<Long> inMemory = new TreeSet<>();

    private boolean on;
    private boolean first;
    private int onTheirWay;
    private int keptInMemory;
    private boolean reading;

    /** What is to leave from memory weighs so much. */
    private long ahead;

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
        this.messages = new FromDisk(line.destination().poster(), line.destination().name());
        this.on = backlog.mayHaveRows();
        this.next = on ? 1 : backlog.last() + 1;
        backlog.listen(line::wake);
        line.destination().counters().onDisk(backlog::rows);
    }

    boolean isOn() {
        return on;
    }

    /** Whether nothing leaves before it is written down. */
    boolean comesFirst() {
        return first;
    }

    /** What has waited too long is written down from here on, and what comes after it. */
    void begin(Queue<Delivery> waiting) {
        if (keeps()) {
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

    private boolean keeps() {
        return store.isOn() && line.destination().writing().filter(Writing::keeps).isPresent();
    }

    private boolean isToComeFirst() {
        return line.destination().writing().filter(Writing::commitsFirst).isPresent() && keeps();
    }

    /** Something changed: the queue does what there is to do. */
    void tend(Queue<Delivery> waiting, boolean isUp) {
        hear();
        first = isToComeFirst();
        on |= hasUnread() && backlog.mayHaveRows();
        if (first && !on && !waiting.isEmpty()) {
            begin();
        }
        if (on) {
            if (!isUp || first || hasUnread()) {
                writeAll(waiting, isUp && first);
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

    /**
     * What waits goes behind what is there.
     *
     * @param mayGo whether it may stay in memory too, and leave from there
     */
    private void writeAll(Queue<Delivery> waiting, boolean mayGo) {
        if (keeps()) {
            for (var one = waiting.poll(); one != null; one = waiting.poll()) {
                makeRoom();
                boolean goes = mayGo && !isBehind() && mayTake(one.weight());
                ahead += goes ? one.weight() : 0;
                write(one, goes ? Then.GO : Then.READ_LATER);
            }
        }
    }

    /** Whether there are rows, or will be, that are to be read before what is new may leave. */
    private boolean isBehind() {
        return reading
                || onTheirWay > keptInMemory
                || backlog.last() - next + 1 > inMemory.size() + keptInMemory;
    }

    private boolean mayTake(long weight) {
        return ahead == 0 || ahead + weight <= READ_AHEAD;
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

    private void write(Delivery delivery, Then then) {
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
            Runnable whenSafe = () -> destination.stored(delivery);
            var kept = new KeptRow(delivery, then, backlog, stored, whenSafe);
            delivery.keep(kept);
            onTheirWay++;
            keptInMemory += then == Then.READ_LATER ? 0 : 1;
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
            if (kept.then() != Then.READ_LATER) {
                keptInMemory--;
                inMemory.add(kept.row());
                goOn(next);
            }
            if (kept.then() == Then.GO) {
                loaded.add(kept.delivery());
            }
            kept.removeDone();
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
        var found = StoredLetter.read(row.content());
        if (found.isEmpty()) {
            var chain = Chain.part(() -> backlog.remove(row.number()));
            line.destination().bury(messages.unreadable(row.content()), chain);
            chain.release();
            return;
        }
        var message = messages.message(found.get());
        var letter = found.get().letter(store.now()).map(this::stamped);
        var delivery = new Delivery(line, message, Chain.safe(), letter, 0);
        delivery.keep(KeptRow.read(delivery, row.number(), backlog, stored));
        if (letter.isPresent()) {
            loaded.add(delivery);
        } else {
            // it is of no use any more
            line.destination().skipped(delivery, "expired");
        }
    }

    private Letter stamped(Letter letter) {
        return line.destination().writing().map(now -> now.replayed(letter)).orElse(letter);
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
        var oldest = loaded.remove();
        // what was read weighs nothing
        ahead -= oldest.weight();
        if (loaded.size() < FEW) {
            line.wake();
        }
        return oldest;
    }
}
