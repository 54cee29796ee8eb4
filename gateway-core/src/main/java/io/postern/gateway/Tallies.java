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

    Tally of(String name) {
        return byName.computeIfAbsent(name, n -> new Tally());
    }

    Map<String, Tally> all() {
        return byName;
    }
}
