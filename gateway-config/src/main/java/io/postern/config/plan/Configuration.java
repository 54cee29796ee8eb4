package io.postern.config.plan;

import java.util.Collections;
import java.util.List;
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

    /** Those of a name; the name of a file that was split stands for all its parts. */
    public List<AddressPlan> addresses(String name) {
        var plan = addresses.get(name);
        return plan != null
                ? List.of(plan)
                : addresses.values().stream().filter(one -> one.file().equals(name)).toList();
    }

    public MessagePlan message(String type) {
        var plan = messages.get(type);
        return plan == null ? MessagePlan.of(type) : plan;
    }
}
