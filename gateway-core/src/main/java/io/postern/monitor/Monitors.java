package io.postern.monitor;

import io.postern.api.context.StateStore;
import io.postern.api.context.Time;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.carrier.LinkState;
import io.postern.config.plan.CarrierPlan;
import io.postern.office.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Posts {@code connection_status} when the connection of a monitored carrier is lost or back. Any
 * thread may call; the work is done on the lane, which alone owns what is known.
 */
public final class Monitors {

    /** The type of the messages. */
    public static final String TYPE = "connection_status";

    // a crash costs at most this much precision, and a card at most one small write in it
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    private final Time time;
    private final Executor lane;
    private final Function<String, StateStore> stores;
    private final BiConsumer<String, Draft> post;
    private final AtomicLong watches = new AtomicLong();
    private final Map<String, Monitor> byCarrier = new HashMap<>();
    private final Map<String, Long> forgotten = new HashMap<>();
    private Optional<Time.Timer> notes = Optional.empty();
    private boolean ended;

    /**
     * @param lane one thread
     * @param stores the store of a carrier's connection
     * @param post posts a message in a carrier's name
     */
    public Monitors(
            Time time,
            Executor lane,
            Function<String, StateStore> stores,
            BiConsumer<String, Draft> post) {
        this.time = time;
        this.lane = lane;
        this.stores = stores;
        this.post = post;
    }

    /** For a carrier about to be made; empty where nobody wants it monitored. */
    public Optional<Watch> watch(CarrierPlan plan) {
        return plan.patience()
                .map(
                        patience ->
                                new Watch(
                                        this,
                                        plan.name(),
                                        plan.source(),
                                        patience,
                                        watches.incrementAndGet()));
    }

    void changed(Watch watch, String link, LinkState state) {
        lane.execute(
                () -> {
                    if (!ended && watch.number() > forgotten.getOrDefault(watch.carrier(), 0L)) {
                        byCarrier
                                .computeIfAbsent(watch.carrier(), name -> monitor(watch))
                                .changed(watch, link, state);
                    }
                });
    }

    private Monitor monitor(Watch watch) {
        if (notes.isEmpty()) {
            notes = Optional.of(time.every(BETWEEN_NOTES, () -> lane.execute(this::noteAlive)));
        }
        return new Monitor(
                watch,
                new Connection(
                        time, lane, watch.patience(), memory(watch.carrier()), new Telling(watch)));
    }

    /** Says it in messages. */
    private final class Telling implements Connection.Telling {

        private final Watch watch;

        Telling(Watch watch) {
            this.watch = watch;
        }

        @Override
        public void lost(Instant time, String reason) {
            post(content(Status.DISCONNECT, time).with("reason", reason));
        }

        /** The loss is said again: whoever was told of it may have crashed with us since. */
        @Override
        public void returned(Instant time, Instant loss) {
            post(content(Status.RECONNECT, time).with("lost_connection_time", Stamp.of(loss)));
        }

        private JsonObject content(Status status, Instant time) {
            return JsonObject.EMPTY
                    .with("id", watch.source())
                    .with("carrier", watch.carrier())
                    .with("time", Stamp.of(time))
                    .with("connection_status", status.word());
        }

        /** The table keeps one message for each carrier, though those of one source share an id. */
        private void post(JsonObject content) {
            Monitors.this.post.accept(
                    watch.carrier(), Draft.of(TYPE, content).withId(watch.carrier()));
        }
    }

    private Memory memory(String carrier) {
        return new Memory(carrier, stores.apply(carrier));
    }

    /** The carrier is gone, or is not monitored any more: its next connection is a first one. */
    public void forget(String carrier) {
        long upTo = watches.get();
        lane.execute(
                () -> {
                    forgotten.put(carrier, upTo);
                    Optional.ofNullable(byCarrier.remove(carrier))
                            .ifPresent(monitor -> monitor.connection().forget());
                    memory(carrier).forget();
                });
    }

    /** The gateway ends: nothing more is told, and when each was last up is kept. */
    public void end() {
        lane.execute(
                () -> {
                    ended = true;
                    notes.ifPresent(Time.Timer::cancel);
                    byCarrier.values().forEach(monitor -> monitor.connection().stop());
                });
    }

    private void noteAlive() {
        if (!ended) {
            byCarrier.values().forEach(monitor -> monitor.connection().noteAlive());
        }
    }
}
