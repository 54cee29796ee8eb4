package io.postern.mqtt.connect;

import io.postern.api.context.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Lets nothing pass that comes too soon after what passed before. Any thread may use it. */
public final class Flood {

    private final Time time;
    private final long least;
    private final AtomicReference<Optional<Long>> last = new AtomicReference<>(Optional.empty());

    /**
     * @param least zero to let everything pass
     */
    public Flood(Time time, Duration least) {
        this.time = time;
        this.least = least.toNanos();
    }

    public boolean passes() {
        if (least == 0) {
            return true;
        }
        long now = time.nanos();
        var before = last.get();
        return (before.isEmpty() || now - before.get() >= least)
                && last.compareAndSet(before, Optional.of(now));
    }
}
