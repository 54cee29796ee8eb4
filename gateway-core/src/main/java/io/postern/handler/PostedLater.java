package io.postern.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what a plugin posts while it is called until the call has returned: what is posted runs
 * other plugins' code, which the one that is called must not wait for.
 */
public final class PostedLater {

    private final ThreadLocal<Optional<List<Runnable>>> mine =
            ThreadLocal.withInitial(Optional::empty);

    /** Posts now, or where this thread is in a call, after it. */
    public void post(Runnable posting) {
        var kept = mine.get();
        if (kept.isPresent()) {
            kept.get().add(posting);
        } else {
            posting.run();
        }
    }

    /** A call begins. */
    void open() {
        mine.set(Optional.of(new ArrayList<>(0)));
    }

    /** The call has returned. */
    void close() {
        var kept = mine.get();
        mine.remove();
        kept.ifPresent(all -> all.forEach(Runnable::run));
    }
}
