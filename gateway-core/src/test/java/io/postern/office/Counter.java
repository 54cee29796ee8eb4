package io.postern.office;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.testing.VirtualTime;
import io.postern.chain.Chain;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.MessagePlan;
import io.postern.message.Message;
import io.postern.message.Uids;
import io.postern.ops.DeadLetters.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A post office, and somebody who brings messages to it. */
public final class Counter {

    final VirtualTime time = new VirtualTime();
    final HeapShares shares = HeapShares.of(64L << 20);
    final DeadLetterBox deadLetters =
            new DeadLetterBox(Optional.empty(), shares.deadLetters(), () -> {});
    public final PostOffice office = new PostOffice(deadLetters, shares.tables());
    final OpenChains openChains = new OpenChains();
    public final MessagePoster poster =
            new MessagePoster(office, openChains, new Uids("farm"), time, shares);
    final AddressCounters from = new AddressCounters("counter", (name, reason) -> {});
    private final SortedMap<String, MessagePlan> types = new TreeMap<>();

    /** A type of which the table keeps so many ids. */
    Counter type(String name, int mostIds) {
        types.put(name, new MessagePlan(name, "id", "time", mostIds));
        return this;
    }

    /** From now on messages go to those whom the test names. */
    Counter route(Consumer<TypeRoutes> who) {
        var routes =
                new TypeRoutes(
                        new Configuration(
                                "farm",
                                types,
                                new TreeMap<>(),
                                new TreeMap<>(),
                                new TreeMap<>(),
                                new TreeMap<>()));
        who.accept(routes);
        office.change(routes);
        return this;
    }

    Message post(String type, String id) {
        var content = JsonObject.EMPTY.with("id", Json.of(id));
        return post(Draft.of(type, content));
    }

    Message post(Draft draft) {
        var chain = Chain.waiting(openChains, () -> {});
        var message = poster.own(draft, "counter");
        office.post(message, chain, from);
        chain.release();
        return message;
    }

    List<String> pick(String type, Sampler sampler) {
        return office.pick(type, sampler).stream()
                .map(message -> message.id() + " " + message.entryId())
                .toList();
    }

    Map<String, Long> dropped() {
        return from.dropped();
    }

    List<String> dead() {
        var reasons = new ArrayList<String>();
        deadLetters.before(Long.MAX_VALUE, 100).stream()
                .map(DeadLetter::reason)
                .forEach(reasons::add);
        return reasons;
    }
}
