package io.postern.office;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of a source that cannot wait may be on its way at once. It is asked where messages come
 * in, so everything behind it, lanes and destinations, is bounded too: what does not fit is dropped
 * there, the newest first, and counted {@code overrun}.
 */
public final class Budget {

    /** What DELIVERY gives each carrier. */
    public static final long BYTES = 8L << 20;

    /** What each of its devices may have of that, so that one which babbles leaves room. */
    public static final long DEVICE_BYTES = 1L << 20;

    /** What a message costs besides its payload. */
    private static final int OVERHEAD = 256;

    private final long most;
    private final Optional<Budget> whole;
    private final AtomicLong used = new AtomicLong();

    public Budget(long most) {
        this(most, Optional.empty());
    }

    private Budget(long most, Optional<Budget> whole) {
        this.most = most;
        this.whole = whole;
    }

    /** A part of this one: what is taken there is taken here too. */
    public Budget part(long itsMost) {
        return new Budget(itsMost, Optional.of(this));
    }

    /** Takes the room for a payload, or says that there is none. */
    public boolean take(int bytes) {
        if (used.addAndGet(bytes + OVERHEAD) <= most
                && (whole.isEmpty() || whole.get().take(bytes))) {
            return true;
        }
        used.addAndGet(-(bytes + OVERHEAD));
        return false;
    }

    void free(int bytes) {
        used.addAndGet(-(bytes + OVERHEAD));
        whole.ifPresent(all -> all.free(bytes));
    }

    public long used() {
        return used.get();
    }
}
