package io.postern.office;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.testing.VirtualTime;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.MessagePlan;
import io.postern.ops.DeadLetters.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A post office, and somebody who brings messages to it. */
final class Counter {

    final VirtualTime time = new VirtualTime();
    final HeapShares shares = HeapShares.of(64L << 20);
    final DeadLetterBox deadLetters = new DeadLetterBox(shares.deadLetters(), () -> {});
    final PostOffice office = new PostOffice(deadLetters, shares.tables());
    final Flights flights = new Flights(time);
    final Outlet outlet = new Outlet(office, flights, new Uids("farm"), time, shares);
    final Tally from = new Tally("counter", (name, reason) -> {});
    private final SortedMap<String, MessagePlan> types = new TreeMap<>();

    /** A type of which the table keeps so many ids. */
    Counter type(String name, int mostIds) {
        types.put(name, new MessagePlan(name, "id", "time", mostIds));
        return this;
    }

    /** From now on messages go to those whom the test names. */
    Counter route(Consumer<Routes> who) {
        var routes =
                new Routes(
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
        var chain = Chain.waiting(flights, () -> {});
        var message = outlet.own(draft, "counter");
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
        deadLetters.newest(100).stream().map(DeadLetter::reason).forEach(reasons::add);
        return reasons;
    }
}
