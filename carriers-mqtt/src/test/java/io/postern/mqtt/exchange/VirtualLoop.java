package io.postern.mqtt.exchange;

import io.postern.mqtt.stream.ReadControl;
import io.postern.mqtt.stream.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A loop whose time stands still until it is told, and the socket that is read on it. */
final class VirtualLoop implements Timers, ReadControl {

    private final List<Due> timers = new ArrayList<>();
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private Duration now = Duration.ZERO;
    private boolean reading = true;
    private int reads;

    private record Due(Duration at, Runnable job) {}

    Duration now() {
        return now;
    }

    @Override
    public LoopTimer after(Duration delay, Runnable job) {
        var due = new Due(now.plus(delay), job);
        timers.add(due);
        return () -> timers.removeIf(one -> one == due);
    }

    @Override
    public void execute(Runnable job) {
        jobs.add(job);
    }

    /** Does what is to be done now. */
    void run() {
        while (!jobs.isEmpty()) {
            jobs.remove().run();
        }
    }

    /** The same, and what is to be done within this time. */
    void after(Duration time) {
        var end = now.plus(time);
        run();
        for (var next = next(end); next.isPresent(); next = next(end)) {
            var due = next.get();
            timers.remove(due);
            now = due.at;
            due.job.run();
            run();
        }
        now = end;
    }

    private Optional<Due> next(Duration end) {
        return timers.stream()
                .filter(due -> due.at.compareTo(end) <= 0)
                .min(Comparator.comparing(Due::at));
    }

    int timers() {
        return timers.size();
    }

    @Override
    public void pause() {
        reading = false;
    }

    @Override
    public void readOnce() {
        reads++;
    }

    @Override
    public void resume() {
        reading = true;
    }

    boolean isReading() {
        return reading;
    }

    /** How often it read once since it was asked last. */
    int reads() {
        int count = reads;
        reads = 0;
        return count;
    }
}
