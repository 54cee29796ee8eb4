package io.postern.gateway.object;

import io.postern.time.Lane;
import io.postern.time.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Last things to do, each on a thread of its own and all side by side: the other end may not
 * answer. Who began them waits for all together, but not long: what has no end now is given up.
 */
public final class ParallelClosing {

    private static final Logger LOG = LoggerFactory.getLogger(ParallelClosing.class);

    private final Threads threads;
    private final String what;
    private final String fate;
    private final Duration most;
    private final Map<String, Leaving> going = new HashMap<>();

    private record Leaving(Lane lane, CompletableFuture<Void> done) {}

    /**
     * @param what is to end, in a warning after its owner's name
     * @param fate what becomes of it where it does not
     */
    public ParallelClosing(Threads threads, String what, String fate, Duration most) {
        this.threads = threads;
        this.what = what;
        this.fate = fate;
        this.most = most;
    }

    /**
     * @param name with its kind, such as {@code carrier farm}
     */
    public void begin(String name, Runnable last) {
        var lane = threads.lane("end " + name);
        going.put(name, new Leaving(lane, CompletableFuture.runAsync(last, lane)));
    }

    public void await() {
        var all =
                CompletableFuture.allOf(
                        going.values().stream()
                                .map(Leaving::done)
                                .toArray(CompletableFuture<?>[]::new));
        try {
            threads.await(all, most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        going.forEach(this::end);
        going.clear();
    }

    private void end(String name, Leaving leaving) {
        try {
            if (!leaving.done().isDone()) {
                LOG.warn(
                        "{}: {} could not be ended in {} s and {}",
                        name,
                        what,
                        most.toSeconds(),
                        fate);
            } else {
                leaving.done().join();
            }
        } catch (CompletionException e) {
            LOG.warn(
                    "{}: {} could not be ended and {}: {}",
                    name,
                    what,
                    fate,
                    e.getCause().toString());
        } finally {
            leaving.lane().close();
        }
    }
}
