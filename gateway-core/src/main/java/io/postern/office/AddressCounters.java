package io.postern.office;

import io.postern.api.context.Time;
import io.postern.message.Message;
import io.postern.message.Trace;
import io.postern.time.SteadyStamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The counters of one address. They go on counting over a reload. */
public final class AddressCounters {

    public final LongAdder in = new LongAdder();
    public final LongAdder handled = new LongAdder();

    /** How many wait in memory. */
    public final LongAdder queued = new LongAdder();

    public final LongAdder sent = new LongAdder();
    public final LongAdder acknowledged = new LongAdder();
    public final LongAdder dead = new LongAdder();

    /** How often the code of its plugin failed. */
    public final LongAdder failed = new LongAdder();

    private final String name;
    private final Listener listener;
    private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();
    private final Set<String> nameless = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Message>> last = new AtomicReference<>(Optional.empty());
    private final List<Tap> taps = new CopyOnWriteArrayList<>();
    private volatile LongSupplier onDisk = () -> 0;
    private volatile Supplier<Optional<Duration>> fullIn = Optional::empty;
    private volatile Optional<NotNow> notNow = Optional.empty();

    /** Told of what is lost or fails, and the like, where it happens; must not block. */
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

        /** The other end takes no message for now. */
        default void notNow(String name, String why) {}

        /** It takes messages again, after so long. */
        default void takesAgain(String name, Duration after) {}

        /**
         * A plugin's code threw something.
         *
         * @param what it did
         * @param counted whether something else says how often, such as dead letters
         */
        default void failed(String name, String what, Throwable failure, boolean counted) {}
    }

    /** That the other end takes nothing for now, and what it says of it. */
    public record NotNow(SteadyStamp since, String why) {}

    /**
     * @param name of the address, or what else it counts for
     */
    public AddressCounters(String name, Listener listener) {
        this.name = name;
        this.listener = listener;
    }

    String name() {
        return name;
    }

    /** What says how many of its messages wait on disk, and when that is full. */
    public void onDisk(LongSupplier rows, Supplier<Optional<Duration>> full) {
        onDisk = rows;
        fullIn = full;
    }

    /** How many wait, in memory and on disk. */
    public long waiting() {
        return queued.sum() + onDisk.getAsLong();
    }

    public long onDisk() {
        return onDisk.getAsLong();
    }

    /** When no more of it can wait on disk, if it goes on as it does now. */
    public Optional<Duration> fullIn() {
        return fullIn.get();
    }

    /** Shows what happens to messages here, until what it gives is run. */
    public Runnable tap(Tap tap) {
        taps.add(tap);
        return () -> taps.remove(tap);
    }

    /** Something happened to a message here. */
    public void saw(MessageStage stage, Message message) {
        saw(stage, message, "");
    }

    /**
     * The same.
     *
     * @param more what belongs to the stage
     */
    public void saw(MessageStage stage, Message message, Object more) {
        if (stage == MessageStage.ARRIVED) {
            Trace.in(name, message);
        } else {
            Trace.say(message, name, stage.word(), more);
        }
        if (!taps.isEmpty()) {
            taps.forEach(tap -> tap.saw(stage, message, more.toString()));
        }
    }

    /** A handler made so many messages of these. */
    public void handled(List<Message> inputs, int outputs) {
        handled.add(inputs.size());
        for (var input : inputs) {
            saw(MessageStage.HANDLED, input, outputs);
        }
    }

    /** Counts a message that a stated rule dropped. */
    public void drop(Message message, String reason) {
        saw(MessageStage.DROPPED, message, reason);
        drop(reason);
    }

    /** The same of what is no message yet. */
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

    /** The other end takes no message for now: told the first time, until it takes one. */
    public void notNow(String why, Time time) {
        var before = notNow;
        var since = before.map(NotNow::since).orElseGet(() -> SteadyStamp.now(time));
        notNow = Optional.of(new NotNow(since, why));
        if (before.isEmpty()) {
            listener.notNow(name, why);
        }
    }

    public void takesAgain(Time time) {
        var before = notNow;
        notNow = Optional.empty();
        if (before.isPresent()) {
            var since = before.get().since().stamp();
            listener.takesAgain(name, Duration.between(since, time.now()));
        }
    }

    public Optional<NotNow> notNow() {
        return notNow;
    }

    /**
     * Counts what a plugin's code threw.
     *
     * @param counted whether something else says how often, such as dead letters
     */
    public void failed(String what, Throwable failure, boolean counted) {
        failed.increment();
        listener.failed(name, what, failure, counted);
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
