package io.postern.config.explain;

import java.util.List;

/**
 * The way of an address, and each of its values with where it came from. Has no secrets.
 *
 * @param name its resolved name
 * @param file the file it stands in, as messages name it
 * @param way what happens to a message, in words
 */
public record Explanation(String name, String file, List<Step> way, List<Value> values) {

    public Explanation {
        way = List.copyOf(way);
        values = List.copyOf(values);
    }

    /** One station: what it is, and what happens there. */
    public record Step(String what, String words) {}

    /** A value, as JSON has it, by the path of its key. */
    public record Value(String key, String shown, String origin) {}
}
