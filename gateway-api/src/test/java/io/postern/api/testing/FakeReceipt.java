package io.postern.api.testing;

import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps every settlement of one letter. Any thread may use it. */
public final class FakeReceipt implements Receipt {

    private final List<Outcome> outcomes = new ArrayList<>();
    private final Runnable settled;

    public FakeReceipt() {
        this(() -> {});
    }

    /** Calls back at each settlement, on the thread that settles. */
    public FakeReceipt(Runnable settled) {
        this.settled = settled;
    }

    @Override
    public void settle(Outcome outcome) {
        synchronized (this) {
            outcomes.add(outcome);
            notifyAll();
        }
        settled.run();
    }

    /** Every settlement, first to last: one, where the link keeps its contract. */
    public synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /**
     * Waits for the outcome, at most 10 seconds.
     *
     * @throws AssertionError when there is none by then
     */
    public Outcome await() {
        Patience.await(
                this,
                () -> !outcomes.isEmpty(),
                Duration.ofSeconds(10),
                () -> "expected the receipt to be settled, found it open");
        return outcomes().get(0);
    }
}
