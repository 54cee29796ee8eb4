package io.postern.event;

import io.postern.api.context.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Warns of what repeats: the first time at once, then once a window with how often it came again.
 * Keys that are too many share one. Safe for use by any thread.
 */
public final class RateLimitedLog implements AutoCloseable {

    static final int MOST_KEYS = 1_000;

    private final Logger log;
    private final Time time;
    private final Duration window;
    private final Map<String, Repeats> repeats = new HashMap<>();
    private boolean closed;

    private static final class Repeats {

        private long count;
        private String last = "";
    }

    public RateLimitedLog(Logger log, Time time, Duration window) {
        this.log = log;
        this.time = time;
        this.window = window;
    }

    /**
     * @param key what counts as the same, such as an address and a cause
     * @param message made only when it is shown or is the first of a window
     */
    public void warn(String key, Supplier<String> message) {
        if (isFirst(key, message)) {
            log.warn(message.get());
        }
    }

    private synchronized boolean isFirst(String key, Supplier<String> message) {
        var bounded = repeats.size() < MOST_KEYS || repeats.containsKey(key) ? key : "";
        var known = repeats.get(bounded);
        if (known != null) {
            if (known.count++ == 0) {
                known.last = message.get();
            }
            return false;
        }
        if (!closed) {
            repeats.put(bounded, new Repeats());
            time.after(window, () -> summarise(bounded));
        }
        return true;
    }

    private void summarise(String key) {
        takeSummary(key).ifPresent(log::warn);
    }

    private synchronized Optional<String> takeSummary(String key) {
        var known = repeats.get(key);
        if (known == null || known.count == 0) {
            repeats.remove(key);
            return Optional.empty();
        }
        var summary =
                known.last + " (" + known.count + " more in the last " + window.toSeconds() + " s)";
        known.count = 0;
        if (!closed) {
            time.after(window, () -> summarise(key));
        }
        return Optional.of(summary);
    }

    /** Says what is still to be said. */
    @Override
    public void close() {
        List<String> keys;
        synchronized (this) {
            closed = true;
            keys = List.copyOf(repeats.keySet());
        }
        keys.forEach(this::summarise);
    }
}
