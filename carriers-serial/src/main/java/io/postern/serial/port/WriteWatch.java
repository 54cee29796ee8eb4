package io.postern.serial.port;

import io.postern.api.context.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Breaks off writes that take too long. Neither a serial port nor a socket can be told how long a
 * write may take, so a thread looks after them; it sleeps while nobody writes, and ends with the
 * last port.
 */
public final class WriteWatch {

    /** How soon a write that was broken off and still goes on is broken off again. */
    private static final long AGAIN = 10_000_000;

    private static final long IDLE = Duration.ofHours(1).toNanos();

    /** While now and then somebody writes: waking the thread for each write would cost more. */
    private static final long BUSY = Duration.ofMillis(500).toNanos();

    private final Time time;
    private final List<Write> open = new CopyOnWriteArrayList<>();
    private final Object change = new Object();
    private volatile long next;
    private volatile boolean used;
    private volatile Optional<Thread> thread = Optional.empty();

    public WriteWatch(Time time) {
        this.time = time;
    }

    /**
     * Looks after a port's writes until it is closed.
     *
     * @param breakOff makes a write end; never waits; called again while that has not helped
     */
    public Write over(Runnable breakOff) {
        var write = new Write(breakOff);
        synchronized (change) {
            open.add(write);
            if (open.size() == 1) {
                var next = new Thread(this::run, "serial-write-watch");
                next.setDaemon(true);
                thread = Optional.of(next);
                next.start();
            }
        }
        return write;
    }

    private void run() {
        while (isNeeded()) {
            long wait = look();
            next = time.nanos() + wait;
            // somebody who began before that was said has not woken us
            LockSupport.parkNanos(this, Math.min(wait, look()));
        }
    }

    /** A later thread may have been started for later ports. */
    private boolean isNeeded() {
        synchronized (change) {
            return !open.isEmpty() && thread.filter(Thread.currentThread()::equals).isPresent();
        }
    }

    private void wake() {
        thread.ifPresent(LockSupport::unpark);
    }

    /** Breaks off what is overdue; says for how long there is nothing to do. */
    private long look() {
        long soonest = used ? BUSY : IDLE;
        used = false;
        for (var write : open) {
            soonest = Math.min(soonest, write.left(time.nanos()));
        }
        return soonest;
    }

    /** The writes of one port, one at a time. */
    public final class Write implements AutoCloseable {

        private final Runnable breakOff;
        private volatile boolean writing;
        private volatile long deadline;

        private Write(Runnable breakOff) {
            this.breakOff = breakOff;
        }

        public void begins(long nanos) {
            deadline = time.nanos() + nanos;
            writing = true;
            used = true;
            if (deadline - next < 0) {
                wake();
            }
        }

        public void ends() {
            writing = false;
        }

        /** Breaks off what is being written. */
        public void hurry() {
            deadline = time.nanos();
            wake();
        }

        private long left(long now) {
            if (!writing) {
                return IDLE;
            }
            long left = deadline - now;
            if (left > 0) {
                return left;
            }
            breakOff.run();
            return AGAIN;
        }

        /** Nothing will be written any more. */
        @Override
        public void close() {
            synchronized (change) {
                open.remove(this);
            }
            wake();
        }
    }
}
