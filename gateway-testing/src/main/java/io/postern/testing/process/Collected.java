package io.postern.testing.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What came in so far; whoever waits for something is woken by what comes. Any thread. */
public final class Collected<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<T> all = new ArrayList<>();
    private boolean ended;

    public void add(T item) {
        lock.lock();
        try {
            all.add(item);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing comes any more: nobody waits any longer. */
    void end() {
        lock.lock();
        try {
            ended = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<T> all() {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    /** Whether it came true before time, or what comes, was over. */
    public boolean await(Predicate<List<T>> condition, Duration patience) {
        lock.lock();
        try {
            var left = patience.toNanos();
            var seen = Collections.unmodifiableList(all);
            while (!condition.test(seen)) {
                if (ended || left <= 0) {
                    return false;
                }
                left = more.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
