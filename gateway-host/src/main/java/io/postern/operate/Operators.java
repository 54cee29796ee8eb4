package io.postern.operate;

import io.postern.command.Commands;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.http.HttpRoutes;
import io.postern.ops.Gateway;
import io.postern.ops.OperatorFactory;
import io.postern.time.Lane;
import io.postern.time.ThreadLane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operating plugins that run, each with its commands and routes. For one thread, which never
 * waits long for one: each begins and ends on a lane of its own.
 */
public final class Operators implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Operators.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration longest;
    private final Gateway gateway;
    private final Commands commands;
    private final HttpRoutes routes;
    private final Map<String, Running> running = new HashMap<>();

    /**
     * @param ends takes back what it was given and what it added, the newest first
     */
    private record Running(
            Offer<OperatorFactory, String> offer, Lane lane, Deque<AutoCloseable> ends) {

        Running(Offer<OperatorFactory, String> offer) {
            this(offer, new ThreadLane("operator-" + offer.kind()), new ArrayDeque<>());
        }
    }

    public Operators(Gateway gateway, Commands commands, HttpRoutes routes) {
        this(gateway, commands, routes, LONGEST);
    }

    /**
     * @param longest how long it waits for each
     */
    Operators(Gateway gateway, Commands commands, HttpRoutes routes, Duration longest) {
        this.longest = longest;
        this.gateway = gateway;
        this.commands = commands;
        this.routes = routes;
    }

    /** Ends those that are gone or replaced, and starts those that are new. */
    public void change(Catalog catalog) {
        running.values().removeIf(one -> endedUnlessIn(catalog, one));
        catalog.operators()
                .forEach(
                        (name, offer) -> {
                            if (!running.containsKey(name)) {
                                start(name, offer);
                            }
                        });
    }

    private boolean endedUnlessIn(Catalog catalog, Running one) {
        var offer = catalog.operators().get(one.offer().kind());
        if (offer != null && offer.isSame(one.offer())) {
            return false;
        }
        await(one, "closing", () -> end(one));
        one.lane().finish();
        return true;
    }

    /** One that fails costs only itself, and leaves nothing of what it had added already. */
    private void start(String name, Offer<OperatorFactory, String> offer) {
        var one = new Running(offer);
        running.put(name, one);
        if (!await(one, "starting", () -> start(one))) {
            running.remove(name);
            one.lane().finish();
        }
    }

    private void start(Running one) {
        try {
            var its = new PluginGateway(gateway);
            one.ends().push(its);
            var operator = one.offer().factory().create(its);
            one.ends().push(operator);
            one.ends().push(commands.add(operator.commands()));
            one.ends().push(routes.add(operator.routes()));
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.error(
                    "operating plugin {} cannot be started: {}",
                    one.offer().kind(),
                    e.toString(),
                    e);
            end(one);
            throw new IllegalStateException(e);
        }
    }

    /** Waits for what it does, within a bound; it may end later. Says whether it did not fail. */
    private boolean await(Running one, String what, Runnable job) {
        try {
            CompletableFuture.runAsync(job, one.lane())
                    .get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warn(
                    "operating plugin {}: {} it has not ended after {} s; the gateway goes on"
                            + " without waiting for it",
                    one.offer().kind(),
                    what,
                    longest.toSeconds());
        } catch (ExecutionException failed) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private static void end(Running one) {
        for (var each : one.ends()) {
            try {
                each.close();
            } catch (Exception | LinkageError | StackOverflowError e) {
                LOG.warn(
                        "operating plugin {}: closing it failed: {}",
                        one.offer().kind(),
                        e.toString());
            }
        }
    }

    @Override
    public void close() {
        change(Catalog.EMPTY);
    }
}
