package io.postern.api.testing;

import io.postern.api.context.Meters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/** Figures that a test can read. */
public final class FakeMeters implements Meters {

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<String, DoubleSupplier> gauges = new ConcurrentHashMap<>();

    @Override
    public Counter counter(String name, String description) {
        return counts.computeIfAbsent(name, fresh -> new AtomicLong())::addAndGet;
    }

    @Override
    public void gauge(String name, String description, DoubleSupplier value) {
        gauges.put(name, value);
    }

    /** What a counter stands at; 0 where nobody made it. */
    public long count(String name) {
        var count = counts.get(name);
        return count == null ? 0 : count.get();
    }

    /**
     * What a gauge says now.
     *
     * @throws IllegalArgumentException when nobody made it
     */
    public double gauge(String name) {
        var gauge = gauges.get(name);
        if (gauge == null) {
            throw new IllegalArgumentException(
                    "gauge: expected one of " + gauges.keySet() + ", found \"" + name + "\"");
        }
        return gauge.getAsDouble();
    }
}
