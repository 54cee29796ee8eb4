package io.postern.reload;

import java.util.concurrent.atomic.LongAdder;

/** Counts of what became of changes, for metrics. */
public final class ReloadCounts {

    private final LongAdder applied = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unchanged = new LongAdder();

    void countApplied() {
        applied.increment();
    }

    void countRefused() {
        refused.increment();
    }

    void countUnchanged() {
        unchanged.increment();
    }

    /** Configurations that were made to run. */
    public long applied() {
        return applied.sum();
    }

    /** Changes with problems: what ran before ran on. */
    public long refused() {
        return refused.sum();
    }

    /** Changes of files after which the same should run. */
    public long unchanged() {
        return unchanged.sum();
    }
}
