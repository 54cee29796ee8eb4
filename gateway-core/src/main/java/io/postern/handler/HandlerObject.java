package io.postern.handler;

import io.postern.api.context.Function;
import io.postern.api.handler.Handler;
import io.postern.api.handler.HandlerKind;
import io.postern.time.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A handler as its factory made it, and how it may be called. */
public final class HandlerObject {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerObject.class);
    static final long LONGEST_CLOSE = 2_000;

    private final String name;
    private final HandlerKind<?> kind;
    private final Made made;
    private final Map<String, Optional<Watchdog.Watched>> watched = new ConcurrentHashMap<>();
    private final AtomicBoolean abandoned = new AtomicBoolean();
    private final List<Runnable> early = new ArrayList<>();
    private Optional<Consumer<Runnable>> timers = Optional.empty();
    private final boolean blocks;
    private volatile boolean laneOnly;

    /**
     * What a factory made.
     *
     * @param last gives one after the other what it wants done before it ends
     * @param free ends what belongs to it: timers, meters
     */
    public record Made(Handler handler, Supplier<Optional<Runnable>> last, Runnable free) {}

    /** Makes the object. What its timers have to do is given to the executor. */
    @FunctionalInterface
    public interface Making {

        Made make(Executor timers) throws Exception;
    }

    public HandlerObject(String name, HandlerKind<?> kind, Making making) throws Exception {
        this.name = name;
        this.kind = kind;
        this.blocks = !kind.functions().stream().allMatch(Function::nonBlocking);
        this.made = making.make(this::fired);
    }

    Handler handler() {
        return made.handler();
    }

    /** The next thing that it wants done before it ends; each is given once. */
    Optional<Runnable> last() {
        return made.last().get();
    }

    /** One before it did not keep its word: this one never runs on a thread that others need. */
    HandlerObject onLaneOnly() {
        laneOnly = true;
        return this;
    }

    /** Whether it may run on the thread that brings a message. */
    boolean isQuick() {
        return !blocks && !laneOnly;
    }

    boolean isStateless() {
        return kind.stateless();
    }

    /** How the watchdog names calls of a sort; made once for each. */
    Optional<Watchdog.Watched> watched(String sort, Supplier<Watchdog.Watched> making) {
        return watched.computeIfAbsent(sort, key -> Optional.of(making.get()));
    }

    /** Timers that fire before it has its place wait for that. */
    private synchronized void fired(Runnable job) {
        if (timers.isPresent()) {
            timers.get().accept(job);
        } else {
            early.add(job);
        }
    }

    /** It has its place: here goes what its timers have to do. */
    synchronized void place(Consumer<Runnable> itsTimers) {
        timers = Optional.of(itsTimers);
        early.forEach(itsTimers);
        early.clear();
    }

    /**
     * Ends the object on a thread of its own, within a bound. Called when no call is running.
     *
     * @param first what it wants done before
     */
    public void close(Runnable first, Threads threads) {
        if (abandoned.get()) {
            return;
        }
        var closing = threads.lane("close-" + name);
        closing.execute(first);
        closing.execute(this::closeNow);
        closing.finish();
        try {
            if (!threads.await(closing.ended(), Duration.ofMillis(LONGEST_CLOSE))) {
                LOG.warn("handler {}: closing it has not ended, and is left to itself", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abandon();
    }

    private void closeNow() {
        if (!abandon()) {
            return;
        }
        try {
            made.handler().close();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("handler {}: closing it failed: {}", name, e.toString());
        }
    }

    /**
     * Ends what belongs to it, but not the object: closing one with a stuck call could break the
     * call. Says whether that was not done before.
     */
    boolean abandon() {
        boolean first = abandoned.compareAndSet(false, true);
        if (first) {
            made.free().run();
        }
        return first;
    }
}
