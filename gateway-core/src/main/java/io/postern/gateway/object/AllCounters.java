package io.postern.gateway.object;

import io.postern.office.AddressCounters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters of every address by its name, and of what handlers, carriers and tasks post, by kind
 * and name. They count on over reloads.
 */
public final class AllCounters {

    private final Map<String, AddressCounters> byName = new ConcurrentHashMap<>();
    private final AddressCounters.Listener drops;

    /**
     * @param drops told of each message that is dropped, by the name of what counts it
     */
    public AllCounters(AddressCounters.Listener drops) {
        this.drops = drops;
    }

    public AddressCounters of(String name) {
        return byName.computeIfAbsent(name, n -> new AddressCounters(n, drops));
    }
}
