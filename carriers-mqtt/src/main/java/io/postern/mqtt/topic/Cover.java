package io.postern.mqtt.topic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which subscriptions to make for those that are wanted, so that every message comes once: a filter
 * inside another is left to it, and two that cross become one that contains both. Each shared group
 * is covered by itself. The same wishes have the same cover, in whatever order they come.
 * Immutable.
 */
public final class Cover {

    private static final Comparator<Subscription> BY_TEXT =
            Comparator.comparing(Subscription::text);

    private final Map<String, Overlaps> groups;
    private final List<Subscription> made;

    private Cover(Map<String, Overlaps> groups) {
        this.groups = groups;
        this.made =
                groups.values().stream()
                        .flatMap(overlaps -> overlaps.all().stream())
                        .sorted(BY_TEXT)
                        .toList();
    }

    public static Cover of(Collection<Subscription> wanted) {
        var groups = new TreeMap<String, Overlaps>();
        for (var one : wanted.stream().sorted(BY_TEXT).toList()) {
            groups.computeIfAbsent(group(one), name -> new Overlaps()).add(one);
        }
        return new Cover(groups);
    }

    /** What to subscribe, sorted by text; no two of one group overlap. */
    public List<Subscription> made() {
        return made;
    }

    /**
     * The one that brings what a wanted one takes.
     *
     * @throws IllegalArgumentException when it was not among those wanted
     */
    public Subscription covering(Subscription wanted) {
        var overlaps = groups.get(group(wanted));
        if (overlaps != null) {
            for (var one : overlaps.met(wanted.filter())) {
                if (one.filter().contains(wanted.filter())) {
                    return one;
                }
            }
        }
        throw new IllegalArgumentException("not covered: " + wanted.text());
    }

    /** Those of other groups, or of none, that bring some of the same messages once more. */
    public List<Subscription> repeating(Subscription one) {
        return groups.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(group(one)))
                .flatMap(entry -> entry.getValue().met(one.filter()).stream())
                .sorted(BY_TEXT)
                .toList();
    }

    /** A group's name is never empty. */
    private static String group(Subscription one) {
        return one.group().orElse("");
    }
}
