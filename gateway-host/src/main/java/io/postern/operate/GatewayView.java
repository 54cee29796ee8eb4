package io.postern.operate;

import io.postern.event.EventHub;
import io.postern.gateway.RunningConfiguration;
import io.postern.logging.Logging;
import io.postern.ops.DeadLetters;
import io.postern.ops.Event;
import io.postern.ops.Gateway;
import io.postern.ops.Queues;
import io.postern.ops.Status;
import io.postern.ops.Status.ConfigurationStatus;
import io.postern.status.Overview;
import io.postern.time.SteadyStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The running gateway as commands, pages and operating plugins see it. */
public final class GatewayView implements Gateway {

    private final RunningConfiguration running;
    private final Overview overview;
    private final DeadLetters deadLetters;
    private final Queues queues;
    private final EventHub events;
    private final Logging logging;
    private final String version;
    private final SteadyStamp since;
    private final Supplier<Optional<ConfigurationStatus>> configuration;
    private final List<Supplier<List<String>>> troubles = new CopyOnWriteArrayList<>();

    /**
     * @param configuration how the files are; nothing before the first was applied
     */
    public GatewayView(
            RunningConfiguration running,
            DeadLetters deadLetters,
            Queues queues,
            EventHub events,
            Logging logging,
            String version,
            SteadyStamp since,
            Supplier<Optional<ConfigurationStatus>> configuration) {
        this.running = running;
        this.overview = new Overview(running);
        this.deadLetters = deadLetters;
        this.queues = queues;
        this.events = events;
        this.logging = logging;
        this.version = version;
        this.since = since;
        this.configuration = configuration;
    }

    /**
     * Ready as soon as a configuration runs: absent brokers and devices are caught up with later.
     */
    @Override
    public Status status() {
        var now = configuration.get();
        return new Status(
                running.configuration().systemId(),
                version,
                since.stamp(),
                now.isPresent() && running.isTaking(),
                withTroubles(
                        now.orElseGet(
                                () -> new ConfigurationStatus(since.stamp(), false, List.of()))),
                overview.carriers(),
                overview.addresses(),
                overview.tasks(),
                deadLetters.kept());
    }

    /** Something that is no object of the configuration says what is wrong with it, a line each. */
    public void watch(Supplier<List<String>> more) {
        troubles.add(more);
    }

    private ConfigurationStatus withTroubles(ConfigurationStatus status) {
        var lines = new ArrayList<String>();
        troubles.forEach(more -> lines.addAll(more.get()));
        lines.addAll(status.findings());
        return new ConfigurationStatus(status.appliedAt(), status.lastGood(), lines, status.idle());
    }

    @Override
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public void trigger(String address) {
        running.trigger(address);
    }

    @Override
    public void logLevel(String logger, String level) {
        logging.level(logger, level);
    }

    @Override
    public Subscription events(Consumer<Event> listener) {
        return events.listen(listener);
    }
}
