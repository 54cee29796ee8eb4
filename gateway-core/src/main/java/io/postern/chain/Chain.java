package io.postern.chain;

import io.postern.api.carrier.Acknowledgement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Consumer;

/**
 * What hangs on one inbound message: it is confirmed to its sender when everything made of it is
 * safe everywhere it must go. Whoever takes on a part holds the chain, and releases it when that
 * part is safe. Who makes a chain holds it first.
 */
public final class Chain {

    private static final AtomicIntegerFieldUpdater<Chain> HOLDS =
            AtomicIntegerFieldUpdater.newUpdater(Chain.class, "holds");

    private volatile int holds = 1;
    private final Consumer<Acknowledgement> landing;
    private Acknowledgement whenSafe;
    private boolean waits;
    private long bringer = Thread.currentThread().getId();
    private Optional<Budget> room = Optional.empty();

    /**
     * @param landing how it ends when it is safe: tells its sender, or not
     */
    private Chain(Consumer<Acknowledgement> landing, Acknowledgement whenSafe, boolean waits) {
        this.landing = landing;
        this.whenSafe = whenSafe;
        this.waits = waits;
    }

    /** The chain of a sender that waits for its acknowledgement. */
    public static Chain waiting(OpenChains openChains, Acknowledgement acknowledgement) {
        return new Chain(openChains.begin(), acknowledgement, true);
    }

    /** The chain of a sender that cannot wait; its room in the budget was taken before. */
    public static Chain budgeted(OpenChains openChains, Budget budget, long bytes) {
        return new Chain(openChains.begin(), new Room(budget, bytes), false);
    }

    /** Its room in the budget. One is made for each message, so it is no lambda. */
    private record Room(Budget budget, long bytes) implements Acknowledgement {

        @Override
        public void confirm() {
            budget.free(bytes);
        }
    }

    /** Of what is safe already: nobody waits for it. */
    public static Chain safe() {
        return new Chain(any -> {}, Acknowledgement.NONE, true);
    }

    /** A part of something that waits, such as other chains, and goes on when this is safe. */
    public static Chain part(Acknowledgement whenSafe) {
        return new Chain(Acknowledgement::confirm, whenSafe, true);
    }

    /** Whether somebody waits for as long as it takes: then nothing of it may be dropped. */
    public boolean waits() {
        return waits;
    }

    /** Nobody brought it whose thread could be started anew: no handler runs on this thread. */
    public Chain apart() {
        bringer = 0;
        return this;
    }

    /** Whether this thread brought it, and a handler that does not block may run on it. */
    public boolean isHere() {
        return Thread.currentThread().getId() == bringer;
    }

    /** What is held of it is counted there from now on. */
    public Chain countedIn(Optional<Budget> budget) {
        room = budget;
        return this;
    }

    Optional<Budget> room() {
        return room;
    }

    /** Nothing that becomes a part of it from now on may be dropped. For who holds it. */
    public void dropNothing() {
        waits = true;
    }

    /** Does one thing more when it is safe and its sender was told. For who holds it. */
    public synchronized void afterwards(Runnable then) {
        var before = whenSafe;
        whenSafe =
                () -> {
                    before.confirm();
                    then.run();
                };
    }

    public void hold() {
        HOLDS.incrementAndGet(this);
    }

    /** The same by what takes so many bytes of memory. */
    public void hold(long bytes) {
        if (room.isPresent()) {
            room.get().add(bytes);
        }
        hold();
    }

    public void release(long bytes) {
        if (room.isPresent()) {
            room.get().free(bytes);
        }
        release();
    }

    public void release() {
        if (HOLDS.decrementAndGet(this) == 0) {
            landing.accept(whenSafe);
        }
    }
}
