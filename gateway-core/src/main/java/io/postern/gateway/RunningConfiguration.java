package io.postern.gateway;

import io.postern.address.ReceivingAddress;
import io.postern.carrier.LinkState;
import io.postern.carrier.RunningCarrier;
import io.postern.config.catalog.Catalog;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.keys.Folder;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.Configuration;
import io.postern.delivery.Destination;
import io.postern.gateway.object.AllCounters;
import io.postern.gateway.object.ApplyException;
import io.postern.gateway.object.ObjectServices;
import io.postern.gateway.object.OfferedConfiguration;
import io.postern.gateway.object.PluginObjects;
import io.postern.gateway.object.UnsentMessages;
import io.postern.handler.call.KeptByHandlers;
import io.postern.handler.call.PostedLater;
import io.postern.office.AddressCounters;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.TypeRoutes;
import io.postern.store.DiskStore;
import io.postern.task.RunningTask;
import io.postern.time.Machine;
import io.postern.time.SteadyStamp;
import io.postern.time.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that runs by the configuration. A new configuration takes the old one's place as a
 * whole: first whatever must be made is made, and only when all of it could be made is anything
 * touched that runs; then only objects whose resolved content changed.
 */
public final class RunningConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RunningConfiguration.class);
    private static final Duration TO_FINISH = Duration.ofSeconds(10);
    private static final Duration TO_FLUSH = Duration.ofSeconds(3);
    private static final Duration TO_FOLLOW = Duration.ofSeconds(5);

    private final Threads threads;
    private final MessagePoster poster;
    private final DiskStore store;
    private final AllCounters allCounters;
    private final WaitingObjects unmade;
    private final Handlers handlers;
    private final Carriers carriers;
    private final Senders senders;
    private final Receivers receivers;
    private final Tasks tasks;
    private final Schedule schedule;
    private volatile OfferedConfiguration running = OfferedConfiguration.NOTHING;
    private volatile boolean taking = true;
    private volatile UnsentMessages unsent = UnsentMessages.NONE;

    public RunningConfiguration(
            Machine machine,
            MessagePoster poster,
            DeadLetterBox box,
            DiskStore store,
            ObjectServices services,
            AllCounters allCounters,
            CarrierListener listener) {
        this.threads = machine.threads();
        this.poster = poster;
        this.allCounters = allCounters;
        this.store = store;
        this.unmade = new WaitingObjects(machine, this::retry);
        var postedLater = new PostedLater();
        var kept = new KeptByHandlers(store, threads, postedLater, poster.openChains());
        var objects = new PluginObjects(machine, poster, allCounters, services, postedLater, kept);
        carriers = new Carriers(objects, machine, listener, this::restart);
        handlers = new Handlers(objects, allCounters, machine, postedLater, this::restart, unmade);
        var parts = new SharedParts(handlers, carriers, poster, box, allCounters, store);
        senders = new Senders(parts, machine.time());
        receivers = new Receivers(parts);
        tasks = new Tasks(objects, parts, machine, this::trigger);
        schedule = new Schedule(machine.time(), receivers, senders);
    }

    /**
     * Puts a configuration in place of the one that runs. When it returns, no object of a replaced
     * plugin is in use; an object that could not be made waits, and is tried again.
     *
     * @throws ApplyException when one cannot be made in whose place another runs; everything runs
     *     on as before
     */
    public synchronized ConfigurationDiff apply(Configuration next, Catalog catalog)
            throws ApplyException {
        store.begin();
        var before = running;
        var diff =
                ConfigurationDiff.between(before.configuration(), before.catalog(), next, catalog);
        var todo = unmade.and(diff);
        var offered = new OfferedConfiguration(next, catalog);
        put(make(todo, offered), todo, offered);
        return diff;
    }

    /** All that can be made, or none. */
    private MadeObjects make(ConfigurationDiff diff, OfferedConfiguration next)
            throws ApplyException {
        var made = new MadeObjects(threads);
        try {
            handlers.make(made.handlers(), diff.handlers(), next);
            carriers.make(made.carriers(), diff.carriers(), next);
            tasks.make(made.tasks(), diff.tasks(), next);
            return made;
        } catch (ApplyException e) {
            made.undo();
            throw e;
        }
    }

    private void put(MadeObjects made, ConfigurationDiff diff, OfferedConfiguration offered) {
        var next = offered.configuration();
        unmade.tried(diff, made);
        poster.uids().rename(next.systemId());
        carriers.end(diff.carriers(), offered);
        handlers.put(made.handlers(), diff.handlers(), offered);
        carriers.put(made.carriers());
        var oldTasks = tasks.put(diff.tasks(), made.tasks());
        running = offered;
        var former = senders.takers();
        var routes = routes(next);
        poster.office().change(routes.with(former));
        var following = receivers.change(next);
        carriers.start(made.carriers());
        schedule.change(diff.addresses(), next);
        tasks.end(oldTasks);
        tasks.start(made.tasks());
        await(following);
        poster.office().change(routes);
        senders.endOthers(next);
        handlers.endOthers(next);
        carriers.awaitFarewells();
    }

    /** What could not be made before may be by now; whatever runs is not touched. */
    private synchronized void retry() {
        var now = configuration();
        var todo = unmade.and(ConfigurationDiff.between(now, now));
        try {
            var made = make(todo, running);
            if (!taking) {
                made.undo();
            } else if (made.isEmpty()) {
                unmade.tried(todo, made);
            } else {
                put(made, todo, running);
            }
        } catch (ApplyException e) {
            LOG.error("{}", e.getMessage(), e);
        }
    }

    private TypeRoutes routes(Configuration next) {
        var routes = new TypeRoutes(next);
        senders.change(next, routes);
        receivers.addTo(next, routes);
        tasks.addTo(routes);
        return routes;
    }

    /** What still comes for addresses that are gone needs their handlers and senders. */
    private void await(CompletableFuture<Void> following) {
        try {
            if (!threads.await(following, TO_FOLLOW)) {
                LOG.warn(
                        "a link has not followed its receive addresses within {} s; what it brings"
                                + " for those that are gone may go to the dead-letter box until it"
                                + " has",
                        TO_FOLLOW.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Triggers an address; the name of a file that was split stands for all its parts.
     *
     * @throws IllegalArgumentException when no active address has the name
     */
    public void trigger(String address) {
        schedule.trigger(address, configuration());
    }

    /** One holds a thread for ever: every carrier that needs that goes on with another. */
    private void restart(String waiting, Thread stuck) {
        threads.once("restart-" + waiting, () -> restartNow(waiting, stuck));
    }

    private synchronized void restartNow(String waiting, Thread stuck) {
        if (taking) {
            carriers.stuck(waiting, stuck).forEach(this::restartNow);
        }
    }

    private void restartNow(String carrier) {
        try {
            carriers.restart(carrier, running);
            senders.rewrite(configuration(), carrier);
        } catch (ApplyException e) {
            unmade.failed(Folder.CARRIERS, carrier, e);
        }
    }

    /**
     * Ends everything: takes nothing more, finishes what is on its way and what handlers kept
     * within a bound, then closes links, tasks and handlers.
     */
    public synchronized void end() throws InterruptedException {
        taking = false;
        unmade.end();
        schedule.end();
        carriers.stopTaking();
        boolean finished = threads.await(poster.openChains().none(), TO_FINISH);
        handlers.flush(TO_FLUSH);
        var left = finished ? TO_FINISH : Duration.ZERO;
        if (!threads.await(poster.openChains().none(), left)) {
            LOG.warn(
                    "{} messages were not safe within {} s; those whose sender waits stay"
                            + " unacknowledged with it",
                    poster.openChains().open(),
                    TO_FINISH.toSeconds());
        }
        carriers.endAll();
        poster.openChains().leave();
        unsent = senders.unsent(poster.openChains().open());
        tasks.endAll();
        handlers.endAll();
        threads.await(store.end(), TO_FLUSH);
    }

    /** What was left when it ended. */
    public UnsentMessages unsent() {
        return unsent;
    }

    /** Whether arrivals are taken; not any more once the end has begun. */
    public boolean isTaking() {
        return taking;
    }

    /** The counters of an address. */
    public AddressCounters counters(String name) {
        return allCounters.of(name);
    }

    /** The state of each link of a carrier by its name; none where the carrier does not run. */
    public List<Map.Entry<String, LinkState>> links(String carrier) {
        return carriers.named(carrier).map(RunningCarrier::states).orElse(List.of());
    }

    /** Since when sending over a carrier has not come back; nothing where it comes back. */
    public Optional<SteadyStamp> stuck(String carrier) {
        return carriers.stuck(carrier);
    }

    /** The receive addresses in effect, by name. */
    public Map<String, ReceivingAddress> receivers() {
        return receivers.all();
    }

    /** The send addresses in effect, by name. */
    public Map<String, AddressPlan> senders() {
        return senders.plans();
    }

    /** What goes out by them, by their names. */
    public Map<String, Destination> destinations() {
        return senders.destinations();
    }

    /** The tasks that run, by name. */
    public Map<String, RunningTask> tasks() {
        return tasks.all();
    }

    /** What waits because it could not be made. */
    public WaitingObjects unmade() {
        return unmade;
    }

    public Configuration configuration() {
        return running.configuration();
    }
}
