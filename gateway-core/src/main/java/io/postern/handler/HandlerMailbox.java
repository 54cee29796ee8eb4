package io.postern.handler;

import io.postern.time.Lane;
import io.postern.time.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What waits for one handler, in order, and who is at it. A job runs on the thread that brings it
 * only when nothing waits, nobody is at it and the object is quick; everything else waits for the
 * handler's lane. So the order stays whatever changes, and whoever brings something goes on: no
 * thread waits here but that of a reload, within a bound.
 */
final class HandlerMailbox {

    private final String name;
    private final Threads threads;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final List<Job> inside = new ArrayList<>();
    private Optional<HandlerObject> object;
    private Lane lane;
    private boolean onLane;
    private boolean held;
    private boolean lacking;
    private boolean closed;
    private CompletableFuture<Void> quiet = new CompletableFuture<>();
    private boolean quietWithAll;

    /** One thing to do. */
    abstract static class Job {

        private final Optional<HandlerObject> only;
        private Thread by = Thread.currentThread();

        /**
         * @param only the object that it means anything to; none where any will do
         */
        Job(Optional<HandlerObject> only) {
            this.only = only;
        }

        /**
         * @param here whether it runs on the thread that brought it
         */
        abstract void run(HandlerObject object, boolean here);

        /** Its object was replaced while it ran: it is on its own. */
        void left() {}
    }

    /**
     * What an exchange found.
     *
     * @param free whether the old object is in no call
     */
    record Exchanged(Optional<HandlerObject> old, boolean free) {}

    HandlerMailbox(Optional<HandlerObject> first, String name, Threads threads) {
        this.object = first;
        this.name = name;
        this.threads = threads;
        this.lane = anotherLane();
    }

    /** At first, and where the last one is left to a call that does not return. */
    private Lane anotherLane() {
        return threads.lane("handler-" + name);
    }

    /**
     * Does a job now or later, and says whether it will.
     *
     * @param here whether it may run on this thread
     */
    boolean take(Job job, boolean here) {
        Optional<HandlerObject> now;
        synchronized (this) {
            if (closed || job.only.isPresent() && !job.only.equals(object)) {
                return false;
            }
            if (!here || !isFree()) {
                waiting.add(job);
                wake();
                return true;
            }
            now = object;
            inside.add(job);
        }
        run(job, now.get(), true);
        return true;
    }

    private boolean isFree() {
        return waiting.isEmpty()
                && !onLane
                && !held
                && object.isPresent()
                && object.get().isQuick()
                && (inside.isEmpty() || object.get().isStateless());
    }

    private void run(Job job, HandlerObject with, boolean here) {
        try {
            job.run(with, here);
        } finally {
            leave(job, here);
        }
    }

    /** Nothing where it was taken for stuck, and others went on without it. */
    private synchronized void leave(Job job, boolean here) {
        if (inside.remove(job)) {
            onLane &= here;
            wake();
            tell();
        }
    }

    private void wake() {
        if (!waiting.isEmpty() && inside.isEmpty() && !onLane && !held && object.isPresent()) {
            onLane = true;
            lane.execute(this::next);
        }
    }

    /** On the lane: does what came first. */
    private void next() {
        Job job;
        HandlerObject with;
        synchronized (this) {
            if (waiting.isEmpty() || held || object.isEmpty()) {
                onLane = false;
                tell();
                return;
            }
            job = waiting.remove();
            job.by = Thread.currentThread();
            with = object.get();
            inside.add(job);
        }
        run(job, with, false);
    }

    synchronized boolean hasObject() {
        return object.isPresent();
    }

    /**
     * Puts another object in place, or none, between two jobs. A job that does not end in time is
     * left on its own.
     */
    Exchanged exchange(Optional<HandlerObject> next, long millis) {
        List<Job> left;
        Exchanged exchanged;
        hold();
        awaitQuiet(false, millis);
        synchronized (this) {
            left = List.copyOf(inside);
            exchanged = new Exchanged(object, left.isEmpty());
            if (!left.isEmpty()) {
                inside.clear();
                lane.finish();
                lane = anotherLane();
                onLane = false;
            }
            replace(next);
            held = false;
            wake();
        }
        left.forEach(Job::left);
        return exchanged;
    }

    private void replace(Optional<HandlerObject> next) {
        waiting.removeIf(job -> job.only.isPresent());
        object = next;
        lacking = false;
    }

    /**
     * A thread does not come back from an object's call: what waits need not wait for it, but for
     * another object. Says whether the thread was still in here.
     */
    synchronized boolean giveUp(HandlerObject stuck, Thread thread) {
        boolean was = release(thread);
        if (was && object.filter(now -> now == stuck).isPresent()) {
            replace(Optional.empty());
            lacking = true;
        }
        return was;
    }

    /** Whether its object was given up, and no other has come. */
    synchronized boolean lacksObject() {
        return lacking;
    }

    /** A thread does not come back from somewhere else. Says whether it was in here. */
    synchronized boolean release(Thread stuck) {
        boolean was = inside.removeIf(job -> job.by == stuck);
        if (was) {
            wake();
            tell();
        }
        return was;
    }

    /** Takes nothing more, waits for what it has within a bound, and gives back what is left. */
    List<Job> finish(long millis) {
        shut();
        boolean done = awaitQuiet(true, millis);
        synchronized (this) {
            if (done) {
                lane.finish();
            } else {
                lane.close();
            }
            var left = List.copyOf(waiting);
            waiting.clear();
            return left;
        }
    }

    private synchronized void hold() {
        held = true;
    }

    private synchronized void shut() {
        closed = true;
    }

    /**
     * Waits for nobody to be inside.
     *
     * @param all and for nothing to be left to do
     */
    private boolean awaitQuiet(boolean all, long millis) {
        try {
            return threads.await(expectQuiet(all), Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Void> expectQuiet(boolean all) {
        quietWithAll = all;
        quiet = new CompletableFuture<>();
        tell();
        return quiet;
    }

    private void tell() {
        boolean isDone = waiting.isEmpty() || object.isEmpty() || !quietWithAll;
        if (inside.isEmpty() && isDone) {
            quiet.complete(null);
        }
    }
}
