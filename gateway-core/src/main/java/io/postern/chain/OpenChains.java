package io.postern.chain;

import io.postern.api.carrier.Acknowledgement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** How many chains are open, for the end: the gateway waits until they are done. */
public final class OpenChains {

    private final DuplicatesInFlight copies = new DuplicatesInFlight();
    private final InHand inHand = new InHand();
    private final Consumer<Acknowledgement> landing = this::end;
    private final AtomicLong open = new AtomicLong();
    private volatile boolean left;
    private volatile Optional<CompletableFuture<Void>> awaited = Optional.empty();

    /** One more; says how it ends. */
    Consumer<Acknowledgement> begin() {
        open.incrementAndGet();
        return landing;
    }

    private void end(Acknowledgement acknowledgement) {
        try {
            if (!left) {
                acknowledgement.confirm();
            }
        } finally {
            open.decrementAndGet();
            tell();
        }
    }

    /**
     * From now on nothing is confirmed to its sender any more: what was not safe by then comes
     * again at the next start.
     */
    public void leave() {
        left = true;
    }

    /** What is worked at. */
    public InHand inHand() {
        return inHand;
    }

    /** Which of them are on their way under a uid. */
    public DuplicatesInFlight copies() {
        return copies;
    }

    public long open() {
        return open.get();
    }

    /** Completes when nothing is on its way. */
    public CompletableFuture<Void> none() {
        var none = new CompletableFuture<Void>();
        awaited = Optional.of(none);
        tell();
        return none;
    }

    private void tell() {
        if (open.get() == 0) {
            awaited.ifPresent(none -> none.complete(null));
        }
    }
}
