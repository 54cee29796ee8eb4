package io.postern.handler;

import io.postern.api.context.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how long handlers take. A function that says it does not block, and does, is named after
 * 1 s and given up after 10 s; one on a lane is named after a minute.
 */
public final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final int TICKS_TO_NAME = 4;
    private static final int TICKS_TO_GIVE_UP = 40;
    private static final int TICKS_TO_NAME_LANE = 240;

    private final Map<Thread, Post> posts = new ConcurrentHashMap<>();
    private final ThreadLocal<Post> mine = ThreadLocal.withInitial(this::post);
    private final Time.Timer timer;
    private volatile int tick;

    /**
     * A function as the watchdog names it.
     *
     * @param giveUp told the carrier that waits for it, and the thread that does not come back
     */
    record Watched(String what, boolean inline, BiConsumer<String, Thread> giveUp) {}

    /** Where a thread says what it runs. Written lazily: a look a moment later is early enough. */
    private static final class Post {

        private final AtomicReference<Optional<Watched>> running =
                new AtomicReference<>(Optional.empty());
        private int since;
        private String carrier = "";
    }

    public Watchdog(Time time) {
        timer = time.every(TICK, this::look);
    }

    void begin(Optional<Watched> call, String carrier) {
        var post = mine.get();
        post.carrier = carrier;
        post.since = tick;
        post.running.lazySet(call);
    }

    void end() {
        mine.get().running.lazySet(Optional.empty());
    }

    @Override
    public void close() {
        timer.cancel();
    }

    private Post post() {
        var post = new Post();
        posts.put(Thread.currentThread(), post);
        return post;
    }

    private void look() {
        tick = tick + 1;
        posts.keySet().removeIf(thread -> !thread.isAlive());
        posts.forEach(this::look);
    }

    private void look(Thread thread, Post post) {
        post.running.get().ifPresent(call -> look(thread, call, tick - post.since, post.carrier));
    }

    private static void look(Thread thread, Watched call, int ticks, String carrier) {
        if (call.inline() && ticks == TICKS_TO_NAME) {
            LOG.warn(
                    "{} says it does not block, but has not returned for 1 s; it is at {}",
                    call.what(),
                    where(thread));
        }
        if (call.inline() && ticks == TICKS_TO_GIVE_UP) {
            LOG.error(
                    "{} has not returned for 10 s: its thread is given up, every carrier that waits"
                            + " for it is started anew, and the handler runs on its lane from now on",
                    call.what());
            call.giveUp().accept(carrier, thread);
        }
        if (!call.inline() && ticks == TICKS_TO_NAME_LANE) {
            LOG.warn(
                    "{} has not returned for 60 s, its messages wait; it is at {}",
                    call.what(),
                    where(thread));
        }
    }

    private static String where(Thread thread) {
        var stack = thread.getStackTrace();
        return stack.length == 0 ? "its end" : stack[0].toString();
    }
}
