package io.postern.office;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** The counters of one address. They go on counting over a reload. */
public final class Tally {

    public final LongAdder in = new LongAdder();
    public final LongAdder handled = new LongAdder();
    public final LongAdder queued = new LongAdder();
    public final LongAdder sent = new LongAdder();
    public final LongAdder acknowledged = new LongAdder();
    public final LongAdder dead = new LongAdder();
    private final String name;
    private final Listener listener;
    private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();
    private final Set<String> nameless = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Message>> last = new AtomicReference<>(Optional.empty());

    /** Told of each message that is dropped, on the thread that drops it; must not block. */
    @FunctionalInterface
    public interface Listener {

        void dropped(String name, String reason);

        /**
         * Told of the first message of a type without an id, where only the newest of each id is
         * kept.
         *
         * @param field where the id was looked for
         */
        default void nameless(String name, String type, String field) {}
    }

    /**
     * @param name of the address, or what else it counts for
     */
    public Tally(String name, Listener listener) {
        this.name = name;
        this.listener = listener;
    }

    String name() {
        return name;
    }

    /** Counts a message that a stated rule dropped. */
    public void drop(String reason) {
        dropped.computeIfAbsent(reason, r -> new LongAdder()).increment();
        listener.dropped(name, reason);
    }

    /** A message says not whose it is, where that matters. */
    void nameless(Message message) {
        if (nameless.add(message.type() + "/" + message.idField())) {
            listener.nameless(name, message.type(), message.idField());
        }
    }

    /** Kept to show it. Written lazily: who looks may see the one before. */
    public void newest(Message message) {
        last.lazySet(Optional.of(message));
    }

    public Optional<Message> last() {
        return last.get();
    }

    public Map<String, Long> dropped() {
        var counts = new TreeMap<String, Long>();
        dropped.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }
}
