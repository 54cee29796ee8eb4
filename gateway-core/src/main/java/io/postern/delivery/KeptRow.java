package io.postern.delivery;

import io.postern.store.WaitingRows;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * A delivery's row. It is safe from the moment when it is on disk, and its row goes when it is
 * delivered, whichever is first.
 */
final class KeptRow implements LongConsumer {

    private final Delivery delivery;
    private final Then then;
    private final WaitingRows backlog;
    private final Queue<KeptRow> stored;
    private final Runnable whenSafe;
    private final AtomicBoolean safe = new AtomicBoolean();
    private volatile long row;
    private volatile boolean done;

    /** What becomes of a delivery in memory when it is on disk. */
    enum Then {
        /** It is forgotten, and read from there when its turn comes. */
        READ_LATER,
        /** It has left already: it stays where it is. */
        STAY,
        /** It leaves. */
        GO
    }

    /**
     * @param stored told of it when it is on disk
     */
    KeptRow(
            Delivery delivery,
            Then then,
            WaitingRows backlog,
            Queue<KeptRow> stored,
            Runnable whenSafe) {
        this.delivery = delivery;
        this.then = then;
        this.backlog = backlog;
        this.stored = stored;
        this.whenSafe = whenSafe;
    }

    /** One that was read. */
    static KeptRow read(Delivery delivery, long row, WaitingRows backlog, Queue<KeptRow> stored) {
        var kept = new KeptRow(delivery, Then.STAY, backlog, stored, () -> {});
        kept.row = row;
        return kept;
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

    Delivery delivery() {
        return delivery;
    }

    Then then() {
        return then;
    }

    long row() {
        return row;
    }

    /** The delivery needs no row any more, also where it has none yet. Any thread may say so. */
    void done() {
        safe();
        done = true;
        removeDone();
    }

    void removeDone() {
        if (done && row > 0) {
            backlog.remove(row);
        }
    }
}
