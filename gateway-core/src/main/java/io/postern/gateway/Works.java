package io.postern.gateway;

import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.api.setting.Nearest;
import io.postern.carrier.LinkListener;
import io.postern.config.keys.Folder;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import io.postern.handler.Tray;
import io.postern.handler.Watchdog;
import io.postern.monitor.Monitors;
import io.postern.office.Budget;
import io.postern.office.DeadLetterBox;
import io.postern.office.Outlet;
import io.postern.office.Routes;
import io.postern.office.Tally;
import io.postern.plugin.Catalog;
import io.postern.reload.ApplyException;
import io.postern.reload.ConfigurationDiff;
import io.postern.task.RunningTask;
import io.postern.time.Lane;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that runs by the configuration. A new configuration takes the old one's place as a
 * whole: first whatever must be made is made, and only when all of it could be made is anything
 * touched that runs; then only objects whose resolved content changed.
 */
public final class Works {

    private static final Logger LOG = LoggerFactory.getLogger(Works.class);
    private static final Duration TO_FINISH = Duration.ofSeconds(10);
    private static final Duration TO_FOLLOW = Duration.ofSeconds(5);
    private static final Duration TO_NOTE = Duration.ofSeconds(2);

    private final Outlet outlet;
    private final Watchdog watchdog;
    private final Tallies tallies;
    private final Lane monitoring = new Lane("monitors");
    private final Monitors monitors;
    private final Budget statusBudget;
    private final Unmade unmade;
    private final Handlers handlers;
    private final Carriers carriers;
    private final Senders senders;
    private final Receivers receivers;
    private final Tasks tasks;
    private final Made.Kinds kinds;
    private final Schedule schedule;
    private volatile Configuration running;
    private volatile boolean taking = true;
    private volatile Catalog plugins = Catalog.EMPTY;
    private volatile Unsent unsent = Unsent.NONE;

    public Works(
            Time time,
            Outlet outlet,
            DeadLetterBox deadLetters,
            Supplies supplies,
            LinkListener listener,
            Tally.Listener drops) {
        this.outlet = outlet;
        this.tallies = new Tallies(drops);
        this.statusBudget = outlet.shares().place();
        this.watchdog = new Watchdog(time);
        this.unmade = new Unmade(time, this::retry);
        var tray = new Tray();
        var maker = new Maker(time, outlet, tallies, supplies, tray);
        monitors =
                new Monitors(
                        time, monitoring, name -> supplies.state("connection", name), this::post);
        carriers = new Carriers(maker, time, listener, monitors, this::restart);
        handlers = new Handlers(maker, tallies, watchdog, tray, this::restart, unmade);
        senders = new Senders(handlers, carriers, outlet, deadLetters, tallies);
        receivers = new Receivers(handlers, carriers, outlet, deadLetters, tallies);
        tasks =
                new Tasks(
                        maker,
                        handlers,
                        carriers,
                        outlet,
                        deadLetters,
                        tallies,
                        time,
                        this::trigger);
        kinds = new Made.Kinds(handlers, carriers, tasks);
        schedule = new Schedule(time, receivers, senders);
        running = Configuration.empty("");
    }

    private void post(String carrier, Draft draft) {
        outlet.postOwn(draft, carrier, statusBudget, tallies.of("carrier " + carrier));
    }

    /**
     * Puts a configuration in place of the one that runs. When it returns, no object of a replaced
     * plugin is in use.
     *
     * <p>An object that cannot be made waits and is tried again.
     *
     * @throws ApplyException when one cannot be made in whose place another runs; everything runs
     *     on as before
     */
    public synchronized ConfigurationDiff apply(Configuration next, Catalog catalog)
            throws ApplyException {
        var diff = ConfigurationDiff.between(running, plugins, next, catalog);
        var todo = unmade.and(diff);
        put(kinds.make(todo, next, catalog), todo, next, catalog);
        return diff;
    }

    private void put(Made made, ConfigurationDiff diff, Configuration next, Catalog catalog) {
        unmade.tried(diff, made);
        outlet.uids().rename(next.systemId());
        carriers.end(diff.carriers(), next, catalog);
        handlers.put(made.handlers(), diff.handlers(), next, catalog);
        carriers.put(made.carriers());
        var oldTasks = tasks.put(diff.tasks(), made.tasks());
        running = next;
        plugins = catalog;
        var former = senders.takers();
        var routes = routes(next);
        outlet.office().change(routes.with(former));
        var following = receivers.change(next);
        carriers.start(made.carriers());
        schedule.change(diff.addresses(), next);
        tasks.end(oldTasks);
        tasks.start(made.tasks());
        await(following);
        outlet.office().change(routes);
        senders.endOthers(next);
        handlers.endOthers(next);
        carriers.awaitFarewells();
    }

    /** What could not be made before may be by now; whatever runs is not touched. */
    private synchronized void retry() {
        var todo = unmade.and(ConfigurationDiff.between(running, running));
        try {
            var made = kinds.make(todo, running, plugins);
            if (!taking) {
                made.undo();
            } else if (made.isEmpty()) {
                unmade.tried(todo, made);
            } else {
                put(made, todo, running, plugins);
            }
        } catch (ApplyException e) {
            LOG.error("{}", e.getMessage(), e);
        }
    }

    private Routes routes(Configuration next) {
        var routes = new Routes(next);
        senders.change(next, routes);
        receivers.addTo(next, routes);
        tasks.addTo(routes);
        return routes;
    }

    /** What still comes for addresses that are gone needs their handlers and senders. */
    private static void await(CompletableFuture<Void> following) {
        try {
            following.get(TO_FOLLOW.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn(
                    "a link has not followed its receive addresses within {} s; what it brings for"
                            + " those that are gone may go to the dead-letter box until it has",
                    TO_FOLLOW.toSeconds());
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
        var plans = running.addresses(address);
        if (plans.isEmpty()) {
            throw new IllegalArgumentException(
                    "no active address is named \""
                            + address
                            + "\""
                            + Nearest.hint(address, running.addresses().keySet()));
        }
        plans.forEach(this::trigger);
    }

    private void trigger(AddressPlan plan) {
        if (plan.direction() == Direction.SEND) {
            senders.trigger(plan.name());
        } else {
            receivers.trigger(plan.name());
        }
    }

    /**
     * A handler or carrier holds a thread for ever: every carrier that needs it goes on with
     * another.
     */
    private void restart(String waiting, Thread stuck) {
        var thread = new Thread(() -> restartNow(waiting, stuck), "restart-" + waiting);
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void restartNow(String waiting, Thread stuck) {
        if (taking) {
            carriers.stuck(waiting, stuck).forEach(this::restartNow);
        }
    }

    private void restartNow(String carrier) {
        try {
            carriers.restart(carrier, running, plugins);
            senders.rewrite(running, carrier);
        } catch (ApplyException e) {
            unmade.failed(Folder.CARRIERS, carrier, e);
        }
    }

    /**
     * Ends everything: takes nothing more, finishes what is on its way within 10 s, then closes
     * links, tasks and handlers.
     */
    public synchronized void end() throws InterruptedException {
        taking = false;
        unmade.end();
        monitors.end();
        schedule.end();
        carriers.stopTaking();
        if (!outlet.flights().awaitNone(TO_FINISH)) {
            LOG.warn(
                    "{} messages were not safe within {} s; those whose sender waits stay"
                            + " unacknowledged with it",
                    outlet.flights().open(),
                    TO_FINISH.toSeconds());
        }
        carriers.endAll();
        outlet.flights().leave();
        unsent = senders.unsent(outlet.flights().open());
        tasks.endAll();
        handlers.endAll();
        watchdog.close();
        monitoring.finish();
        monitoring.awaitEnd(TO_NOTE.toMillis());
    }

    /** What was left when it ended. */
    public Unsent unsent() {
        return unsent;
    }

    /** Whether arrivals are taken; not any more once the end has begun. */
    public boolean isTaking() {
        return taking;
    }

    /** The counters of an address. */
    public Tally tally(String name) {
        return tallies.of(name);
    }

    Carriers carriers() {
        return carriers;
    }

    Optional<RunningTask> task(String name) {
        return tasks.named(name);
    }

    /** The counters of every address, task and handler there ever was, by name. */
    public Map<String, Tally> tallies() {
        return tallies.all();
    }

    /** What waits because it could not be made. */
    public Unmade unmade() {
        return unmade;
    }

    public Configuration running() {
        return running;
    }
}
