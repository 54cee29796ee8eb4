package io.postern.office;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of a source that cannot wait may be on its way at once. It is asked where messages come
 * in, so everything behind it, lanes and destinations, is bounded too: what does not fit is dropped
 * there, the newest first, and counted {@code overrun}.
 */
public final class Budget {

    /** What DELIVERY gives each carrier. */
    public static final long BYTES = 8L << 20;

    /** What a message costs besides its payload. */
    private static final int OVERHEAD = 256;

    private final long most;
    private final AtomicLong used = new AtomicLong();

    public Budget(long most) {
        this.most = most;
    }

    /** Takes the room for a payload, or says that there is none. */
    public boolean take(int bytes) {
        if (used.addAndGet(bytes + OVERHEAD) <= most) {
            return true;
        }
        free(bytes);
        return false;
    }

    void free(int bytes) {
        used.addAndGet(-(bytes + OVERHEAD));
    }

    public long used() {
        return used.get();
    }
}
