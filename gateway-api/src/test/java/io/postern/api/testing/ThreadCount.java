package io.postern.api.testing;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which threads live now that did not when this was made. */
final class ThreadCount {

    private final Set<Thread> before = live();

    Set<String> started() {
        return started(thread -> false);
    }

    /** Waits until all but the excused ones and the clock's have ended, at most 10 seconds. */
    Set<String> left(Predicate<Thread> excused) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        var clock = excused.or(thread -> thread.getName().equals(RealTime.THREAD));
        var left = started(clock);
        while (!left.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
            left = started(clock);
        }
        return left;
    }

    private Set<String> started(Predicate<Thread> excused) {
        var now = live();
        now.removeAll(before);
        return now.stream()
                .filter(thread -> !excused.test(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    private static Set<Thread> live() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }
}
