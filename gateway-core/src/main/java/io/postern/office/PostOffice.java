package io.postern.office;

import io.postern.api.message.UnreadableException;
import io.postern.chain.Budget;
import io.postern.chain.Chain;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.MessagePlan;
import io.postern.message.Message;
import io.postern.store.row.SendAgain;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Gives each message its entry number, keeps the newest of each id where somebody picks them up by
 * the clock, and hands it to everybody who wants its type. Safe for use by any thread; never
 * blocks.
 */
public final class PostOffice {

    /** A handler that invents types without end must not fill the memory. */
    private static final int MOST_TYPES = 10_000;

    private final DeadLetterBox deadLetters;
    private final Budget tables;
    private final ConcurrentMap<String, TypeRouter> routers = new ConcurrentHashMap<>();
    private volatile TypeRoutes routes = new TypeRoutes(Configuration.empty(""));

    /**
     * @param tables for the newest messages of all types
     */
    public PostOffice(DeadLetterBox deadLetters, Budget tables) {
        this.deadLetters = deadLetters;
        this.tables = tables;
    }

    /** From now on messages go by these. A message being posted goes by the old ones or the new. */
    public synchronized void change(TypeRoutes next) {
        routes = next;
        routers.forEach((type, context) -> context.change(next.of(type)));
    }

    /** How messages of a type are read; asking makes no room for the type. */
    public MessagePlan plan(String type) {
        var context = routers.get(type);
        return context != null ? context.rules().plan() : routes.plan(type);
    }

    /**
     * Posts a message that belongs to a chain.
     *
     * @param from the counters of the address, task or handler that posts it
     */
    public void post(Message message, Chain chain, AddressCounters from) {
        if (message.trail().isTooDeep()) {
            bury(message, chain, from, "it goes round in a circle: " + message.trail());
            return;
        }
        var context = routers.get(message.type());
        if (context == null && routers.size() >= MOST_TYPES) {
            bury(message, chain, from, "there are more than " + MOST_TYPES + " message types");
            return;
        }
        try {
            if (!(context != null ? context : open(message.type())).post(message, chain, from)) {
                from.drop(message, "unclaimed");
            }
        } catch (UnreadableException e) {
            bury(message, chain, from, e.getMessage());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // a payload may bring its plugin's own reader: what breaks there must not lose a
            // message
            bury(message, chain, from, "it cannot be posted: " + e);
        }
    }

    /** What a sampling sender of a type has not picked up yet. */
    public List<Message> pick(String type, Sampler sampler) {
        return open(type).pick(sampler);
    }

    private void bury(Message message, Chain chain, AddressCounters from, String reason) {
        var death = Death.of(message.trail().step(), reason, message, SendAgain.POST);
        deadLetters.add(from, death, chain);
    }

    private synchronized TypeRouter open(String type) {
        return routers.computeIfAbsent(
                type, t -> new TypeRouter(routes.of(t), tables.part(tables.most())));
    }
}
