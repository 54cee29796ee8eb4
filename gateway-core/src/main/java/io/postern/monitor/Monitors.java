package io.postern.monitor;

import io.postern.api.context.StateStore;
import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.carrier.LinkState;
import io.postern.config.plan.CarrierPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Posts {@code connection_status} when a connection of a monitored carrier is lost or back. Any
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
    private final Map<String, MonitoredCarrier> byCarrier = new HashMap<>();
    private final Map<String, Long> forgotten = new HashMap<>();
    private Optional<Time.Timer> notes = Optional.empty();
    private boolean ended;

    /**
     * @param lane one thread
     * @param stores the store of a carrier's connections
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
    public Optional<MonitoredLinks> watch(CarrierPlan plan) {
        return plan.patience()
                .map(patience -> new MonitoredLinks(this, plan, watches.incrementAndGet()));
    }

    void changed(MonitoredLinks watch, String link, LinkState state) {
        tell(watch, monitor -> monitor.changed(watch, link, state));
    }

    void gone(MonitoredLinks watch, String link, String why) {
        tell(watch, monitor -> monitor.gone(watch, link, why));
    }

    private void tell(MonitoredLinks watch, Consumer<MonitoredCarrier> what) {
        lane.execute(
                () -> {
                    long upTo = forgotten.getOrDefault(watch.carrier(), 0L);
                    if (!ended && watch.number() > upTo) {
                        what.accept(
                                byCarrier.computeIfAbsent(
                                        watch.carrier(), name -> monitored(watch)));
                    }
                });
    }

    private MonitoredCarrier monitored(MonitoredLinks watch) {
        if (notes.isEmpty()) {
            notes = Optional.of(time.every(BETWEEN_NOTES, () -> lane.execute(this::noteAlive)));
        }
        var name = watch.carrier();
        return new MonitoredCarrier(
                watch, time, lane, store(name), draft -> post.accept(name, draft));
    }

    private ConnectionStore store(String carrier) {
        return new ConnectionStore(carrier, stores.apply(carrier));
    }

    /** The carrier is gone, or is not monitored any more: its next connection is a first one. */
    public void forget(String carrier) {
        long upTo = watches.get();
        lane.execute(
                () -> {
                    forgotten.put(carrier, upTo);
                    Optional.ofNullable(byCarrier.remove(carrier))
                            .ifPresent(MonitoredCarrier::forget);
                    store(carrier).forgetAll();
                });
    }

    /** The gateway ends: nothing more is told, and when each was last up is kept. */
    public void end() {
        lane.execute(
                () -> {
                    ended = true;
                    notes.ifPresent(Time.Timer::cancel);
                    byCarrier.values().forEach(MonitoredCarrier::stop);
                });
    }

    private void noteAlive() {
        if (!ended) {
            byCarrier.values().forEach(MonitoredCarrier::noteAlive);
        }
    }
}
