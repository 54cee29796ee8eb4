package io.postern.chain;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes may be held in one place. A whole may have parts: what is taken in a part is taken
 * in the whole too, and each part leaves some of the whole to the others, so that one that fills up
 * starves none of them. Safe for use by any thread; never blocks.
 */
public final class Budget {

    /** The most that waits in one place of what comes from sources that cannot wait. */
    public static final long BYTES = 8L << 20;

    /** What each device may have of its carrier's, so that one which babbles leaves room. */
    public static final long DEVICE_BYTES = 1L << 20;

    private final long most;
    private final int shares;
    private final Optional<Budget> whole;
    private final AtomicLong used = new AtomicLong();

    /**
     * @param shares how many times what a part takes is to stay free for the others; 0 for none
     */
    public Budget(long most, int shares) {
        this(most, shares, Optional.empty());
    }

    private Budget(long most, int shares, Optional<Budget> whole) {
        this.most = most;
        this.shares = shares;
        this.whole = whole;
    }

    /** A part of this one. */
    public Budget part(long itsMost) {
        return new Budget(itsMost, 0, Optional.of(this));
    }

    /** Takes room, or says that there is none. A part that is empty takes one thing of any size. */
    public boolean take(long bytes) {
        long mine = used.addAndGet(bytes);
        if (mine <= allowed(bytes) && (whole.isEmpty() || whole.get().take(bytes))) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    private long allowed(long bytes) {
        return whole.isEmpty() ? most : Math.max(share(), bytes);
    }

    private long share() {
        return whole.isEmpty() ? most : Math.min(most, whole.get().left());
    }

    /** What one part may have. */
    private long left() {
        return shares == 0 ? most : (most - used.get()) / shares;
    }

    /** Takes room, also where there is none: for what cannot be refused any more. */
    public void add(long bytes) {
        used.addAndGet(bytes);
        whole.ifPresent(all -> all.add(bytes));
    }

    /** Whether a part has all that it may have; one that is empty never has. */
    public boolean isFull() {
        long mine = used.get();
        return mine > 0 && mine >= share();
    }

    public void free(long bytes) {
        used.addAndGet(-bytes);
        whole.ifPresent(all -> all.free(bytes));
    }

    public long used() {
        return used.get();
    }

    public long most() {
        return most;
    }
}
