package io.postern.gateway;

import io.postern.office.Tally;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters of every address by its name, and of what handlers, carriers and tasks post, by kind
 * and name. They count on over reloads.
 */
final class Tallies {

    private final Map<String, Tally> byName = new ConcurrentHashMap<>();
    private final Tally.Listener drops;

    /**
     * @param drops told of each message that is dropped, by the name of what counts it
     */
    Tallies(Tally.Listener drops) {
        this.drops = drops;
    }

    Tally of(String name) {
        return byName.computeIfAbsent(name, n -> new Tally(n, drops));
    }

    Map<String, Tally> all() {
        return byName;
    }
}
