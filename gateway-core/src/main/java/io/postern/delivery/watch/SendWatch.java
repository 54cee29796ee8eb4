package io.postern.delivery.watch;

import io.postern.api.context.Time;
import io.postern.delivery.Dispatch;
import io.postern.delivery.Traffic;
import io.postern.time.SteadyStamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches that sending comes back: a carrier that blocks in it holds up whoever brought the
 * message, and all that this one would bring to others. It looks at counters now and then, so that
 * a message costs nothing more.
 */
public final class SendWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SendWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int LOOKS_TO_GIVE_UP = 5;

    private final Time time;
    private final BiConsumer<String, Thread> giveUp;
    private final Map<String, Post> posts = new ConcurrentHashMap<>();
    private final Time.Timer timer;

    /** One dispatch. Owned by the timer, but for what it shows. */
    private static final class Post {

        private final Dispatch dispatch;
        private Optional<Traffic> progress = Optional.empty();
        private int looks;
        private Map<Thread, StackTraceElement[]> suspects = Map.of();
        private SteadyStamp since;
        private volatile Optional<SteadyStamp> stuck = Optional.empty();

        Post(Dispatch dispatch, SteadyStamp since) {
            this.dispatch = dispatch;
            this.since = since;
        }
    }

    /**
     * @param giveUp told the carrier, and the thread that does not come back from it
     */
    public SendWatch(Time time, BiConsumer<String, Thread> giveUp) {
        this.time = time;
        this.giveUp = giveUp;
        timer = time.every(LOOK, () -> posts.forEach(this::look));
    }

    public void add(String carrier, Dispatch dispatch) {
        posts.put(carrier, new Post(dispatch, SteadyStamp.now(time)));
    }

    /** Since when sending over a carrier has not come back; nothing where it comes back. */
    public Optional<SteadyStamp> stuck(String carrier) {
        return Optional.ofNullable(posts.get(carrier)).flatMap(post -> post.stuck);
    }

    private void look(String carrier, Post post) {
        var now = post.dispatch.progress();
        if (now.isEmpty() || !now.equals(post.progress)) {
            post.progress = now;
            post.looks = 0;
            post.since = SteadyStamp.now(time);
            post.stuck.ifPresent(since -> LOG.info("carrier {}: sending has come back", carrier));
            post.stuck = Optional.empty();
        } else if (post.stuck.isEmpty()) {
            lookCloser(carrier, post);
        }
    }

    /** One that is in the same place at two looks has stood there all the time. */
    private void lookCloser(String carrier, Post post) {
        post.looks++;
        if (post.looks < LOOKS_TO_GIVE_UP - 1) {
            return;
        }
        var before = post.suspects;
        post.suspects = sending();
        if (post.looks >= LOOKS_TO_GIVE_UP) {
            post.suspects.forEach(
                    (thread, at) -> {
                        if (Arrays.equals(at, before.get(thread))) {
                            tell(carrier, post, thread, at);
                        }
                    });
        }
    }

    private void tell(String carrier, Post post, Thread thread, StackTraceElement[] at) {
        post.stuck = Optional.of(post.since);
        LOG.error(
                "carrier {}: sending has not come back for 10 s, and must never block; it is at {}."
                        + " Its messages wait; it is started anew, and so is every carrier whose"
                        + " thread it holds",
                carrier,
                where(at));
        giveUp.accept(carrier, thread);
    }

    /** What of Java's own it waits in says little. */
    private static String where(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(frame -> !"java.base".equals(frame.getModuleName()))
                .findFirst()
                .map(SendWatch::place)
                .orElseThrow();
    }

    private static String place(StackTraceElement at) {
        return at.getClassName() + "." + at.getMethodName() + ", line " + at.getLineNumber();
    }

    /** Which threads are in a carrier's hands, and where. */
    private static Map<Thread, StackTraceElement[]> sending() {
        var all = new HashMap<>(Thread.getAllStackTraces());
        all.values().removeIf(trace -> !isSending(trace));
        return all;
    }

    private static boolean isSending(StackTraceElement[] trace) {
        for (int i = 1; i < trace.length; i++) {
            if (trace[i].getClassName().equals(Dispatch.class.getName())
                    && trace[i].getMethodName().equals("send")) {
                return trace[i - 1].getMethodName().equals("send");
            }
        }
        return false;
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
