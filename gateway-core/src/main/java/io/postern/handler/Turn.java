package io.postern.handler;

import io.postern.api.context.Function;
import io.postern.api.handler.Handler;
import io.postern.api.handler.HandlerKind;
import io.postern.time.Lane;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler object, and the lock that keeps its calls apart: alone for one with state, together for
 * stateless ones. A stuck call keeps only its own object's lock.
 */
public final class Turn {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final long SECONDS_TO_CLOSE = 2;

    private final String name;
    private final HandlerKind kind;
    private final Made made;
    private final Lane timers;
    private final Map<String, Optional<Watchdog.Watched>> watched = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Lock calls;

    /**
     * A handler as its factory made it.
     *
     * @param free ends what belongs to it: timers, meters
     */
    public record Made(Handler handler, Runnable free) {}

    /** Makes the object. What its timers have to do runs on the executor, apart from its calls. */
    @FunctionalInterface
    public interface Making {

        Made make(Executor timers) throws Exception;
    }

    public Turn(String name, HandlerKind kind, Making making) throws Exception {
        this.name = name;
        this.kind = kind;
        this.timers = new Lane("timers-" + name);
        this.calls = kind.stateless() ? lock.readLock() : lock.writeLock();
        this.made = making.make(job -> timers.execute(() -> apart(job)));
    }

    Handler handler() {
        return made.handler();
    }

    Function function(String function) {
        for (var known : kind.functions()) {
            if (known.name().equals(function)) {
                return known;
            }
        }
        return Function.of(function, "");
    }

    /** How the watchdog names calls of a sort; made once for each. */
    Optional<Watchdog.Watched> watched(String sort, Supplier<Watchdog.Watched> making) {
        return watched.computeIfAbsent(sort, key -> Optional.of(making.get()));
    }

    void begin() {
        calls.lock();
    }

    void end() {
        calls.unlock();
    }

    /**
     * Ends the object, and says whether it could. One with a stuck call is left alone: closing it
     * could break the call.
     */
    public boolean close() {
        abandon();
        if (!isFreeInTime()) {
            LOG.warn("handler {}: a call has not returned; its object is left to itself", name);
            return false;
        }
        try {
            made.handler().close();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("handler {}: closing it failed: {}", name, e.toString());
        } finally {
            lock.writeLock().unlock();
        }
        return true;
    }

    /** Ends what belongs to an object that is stuck, but not the object. */
    void abandon() {
        made.free().run();
        timers.close();
    }

    private void apart(Runnable job) {
        lock.writeLock().lock();
        try {
            job.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("handler {}: a timer failed: {}", name, e.toString(), e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private boolean isFreeInTime() {
        try {
            return lock.writeLock().tryLock(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
