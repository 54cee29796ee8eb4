package io.postern.gateway;

import io.postern.command.Commands;
import io.postern.http.Routes;
import io.postern.ops.Gateway;
import io.postern.ops.OperatorFactory;
import io.postern.plugin.Catalog;
import io.postern.plugin.Offer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operating plugins that run, each with its commands and routes. For one thread. */
public final class Operators implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Operators.class);

    private final Gateway gateway;
    private final Commands commands;
    private final Routes routes;
    private final Map<String, Running> running = new HashMap<>();

    /**
     * @param ends takes back what it was given and what it added, the newest first
     */
    private record Running(Offer<OperatorFactory, String> offer, Deque<AutoCloseable> ends) {

        Running(Offer<OperatorFactory, String> offer) {
            this(offer, new ArrayDeque<>());
        }
    }

    public Operators(Gateway gateway, Commands commands, Routes routes) {
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
        end(one);
        return true;
    }

    /** One that fails costs only itself, and leaves nothing of what it had added already. */
    private void start(String name, Offer<OperatorFactory, String> offer) {
        var one = new Running(offer);
        try {
            var its = new OwnGateway(gateway);
            one.ends().push(its);
            var operator = offer.factory().create(its);
            one.ends().push(operator);
            one.ends().push(commands.add(operator.commands()));
            one.ends().push(routes.add(operator.routes()));
            running.put(name, one);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.error("operating plugin {} cannot be started: {}", name, e.toString(), e);
            end(one);
        }
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
