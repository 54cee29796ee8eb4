package io.postern.monitor;

import io.postern.api.context.StateStore;
import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.carrier.LinkListener;
import io.postern.config.plan.CarrierPlan;
import io.postern.gateway.CarrierListener;
import io.postern.gateway.object.AllCounters;
import io.postern.gateway.object.ObjectServices;
import io.postern.office.MessagePoster;
import io.postern.time.ThreadLane;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts {@code connection_status} when a connection of a monitored carrier is lost or back. Any
 * thread may call; the work is done on the lane, which alone owns what is known.
 */
public final class Monitors implements CarrierListener, AutoCloseable {

    /** The type of the messages. */
    static final String TYPE = "connection_status";

    private static final Logger LOG = LoggerFactory.getLogger(Monitors.class);

    // a crash costs at most this much precision, and a card at most one small write in it
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    private final Time time;
    private final Executor lane;
    private final Function<String, StateStore> stores;
    private final BiConsumer<String, Draft> post;
    private final LinkListener others;
    private final AtomicLong watches = new AtomicLong();
    private final Map<String, MonitoredCarrier> byCarrier = new HashMap<>();
    private final Map<String, Long> forgotten = new HashMap<>();
    private Optional<Time.Timer> notes = Optional.empty();
    private boolean ended;

    /**
     * @param lane one thread
     * @param stores the store of a carrier's connections
     * @param post posts a message in a carrier's name
     * @param others told of all carriers' links
     */
    Monitors(
            Time time,
            Executor lane,
            Function<String, StateStore> stores,
            BiConsumer<String, Draft> post,
            LinkListener others) {
        this.time = time;
        this.lane = lane;
        this.stores = stores;
        this.post = post;
        this.others = others;
    }

    /**
     * On a thread of its own.
     *
     * @param others told of all carriers' links
     */
    public static Monitors start(
            Time time,
            ObjectServices services,
            MessagePoster poster,
            AllCounters counters,
            LinkListener others) {
        var budget = poster.shares().place();
        return new Monitors(
                time,
                new ThreadLane("monitors"),
                carrier -> services.state("connection", carrier),
                (carrier, draft) ->
                        poster.postOwn(draft, carrier, budget, counters.of("carrier " + carrier)),
                others);
    }

    @Override
    public LinkListener links(CarrierPlan plan) {
        return plan.patience().isPresent()
                ? new MonitoredLinks(this, plan, watches.incrementAndGet(), others)
                : others;
    }

    void tell(MonitoredLinks watch, Consumer<MonitoredCarrier> what) {
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

    /** Its next connection is a first one. */
    @Override
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

    private void noteAlive() {
        if (!ended) {
            byCarrier.values().forEach(MonitoredCarrier::noteAlive);
        }
    }

    /** The gateway ends: nothing more is told, and when each was last up is kept. */
    @Override
    public void close() {
        try {
            CompletableFuture.runAsync(this::stop, lane)
                    .get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warn("until when connections were up is not kept: {}", failed.toString());
        }
    }

    private void stop() {
        ended = true;
        notes.ifPresent(Time.Timer::cancel);
        byCarrier.values().forEach(MonitoredCarrier::stop);
    }
}
