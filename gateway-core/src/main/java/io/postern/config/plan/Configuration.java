package io.postern.config.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that should run, by name. Two are equal when the same should run; places in files do
 * not count.
 *
 * @param messages only types that have a file; {@link #message} knows the others
 * @param handlers those with a file, and those that an address names by their source
 */
public record Configuration(
        String systemId,
        SortedMap<String, MessagePlan> messages,
        SortedMap<String, CarrierPlan> carriers,
        SortedMap<String, HandlerPlan> handlers,
        SortedMap<String, AddressPlan> addresses,
        SortedMap<String, TaskPlan> tasks) {

    public Configuration {
        messages = Collections.unmodifiableSortedMap(new TreeMap<>(messages));
        carriers = Collections.unmodifiableSortedMap(new TreeMap<>(carriers));
        handlers = Collections.unmodifiableSortedMap(new TreeMap<>(handlers));
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
        tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
    }

    /** Nothing runs. */
    public static Configuration empty(String systemId) {
        return new Configuration(
                systemId,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    public MessagePlan message(String type) {
        var plan = messages.get(type);
        return plan == null ? MessagePlan.of(type) : plan;
    }
}
