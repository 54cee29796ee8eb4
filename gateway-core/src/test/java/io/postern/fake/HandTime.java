package io.postern.fake;

import io.postern.api.context.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that stands still until it is moved by hand. */
public final class HandTime implements Time {

    private final List<Entry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    private record Entry(Instant due, Duration period, Runnable task) {}

    public void advance(Duration by) {
        var end = now().plus(by);
        for (var due = next(end); due.isPresent(); due = next(end)) {
            due.get().task().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    public synchronized int timers() {
        return entries.size();
    }

    private synchronized Optional<Entry> next(Instant end) {
        var due =
                entries.stream()
                        .filter(entry -> !entry.due().isAfter(end))
                        .min(Comparator.comparing(Entry::due));
        due.ifPresent(
                entry -> {
                    now = entry.due();
                    entries.remove(entry);
                    if (!entry.period().isZero()) {
                        var next = entry.due().plus(entry.period());
                        entries.add(new Entry(next, entry.period(), entry.task()));
                    }
                });
        return due;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return Duration.between(Instant.EPOCH, now()).toNanos();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return add(new Entry(now().plus(delay), Duration.ZERO, task));
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        return add(new Entry(now().plus(period), period, task));
    }

    private synchronized Timer add(Entry entry) {
        entries.add(entry);
        return () -> cancel(entry.task());
    }

    private synchronized void cancel(Runnable task) {
        entries.removeIf(entry -> entry.task() == task);
    }
}
