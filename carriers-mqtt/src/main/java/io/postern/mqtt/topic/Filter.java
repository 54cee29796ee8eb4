package io.postern.mqtt.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A topic filter as it stands in a subscription, without {@code $share}. Topics are never
 * normalised: a leading slash is an empty first level. Two are equal when they are written alike.
 */
public final class Filter {

    static final String ONE = "+";
    static final String REST = "#";

    private final String text;
    private final List<String> levels;

    private Filter(String text) {
        this.text = text;
        this.levels = levels(text);
    }

    /**
     * @throws IllegalArgumentException when it is none; the message says in words why
     */
    public static Filter of(String text) {
        fault(text)
                .ifPresent(
                        fault -> {
                            throw new IllegalArgumentException(fault);
                        });
        return new Filter(text);
    }

    /** Why it is no topic filter, as {@code expected ..., found ...}; empty when it is one. */
    public static Optional<String> fault(String text) {
        return FilterFault.of(text);
    }

    /** Whether it takes a topic as it is written in a message. */
    public boolean matches(String topic) {
        return contains(new Filter(topic));
    }

    /** Whether it takes every topic that the other takes. */
    public boolean contains(Filter other) {
        if (missesReserved(other)) {
            return false;
        }
        int at = 0;
        while (at < levels.size() && !level(at).equals(REST)) {
            if (!takes(level(at), other, at)) {
                return false;
            }
            at++;
        }
        return at < levels.size() || at == other.levels.size();
    }

    /** Whether there are topics that both take. */
    public boolean overlaps(Filter other) {
        if (missesReserved(other) || other.missesReserved(this)) {
            return false;
        }
        int both = Math.min(levels.size(), other.levels.size());
        for (int at = 0; at < both; at++) {
            if (level(at).equals(REST) || other.level(at).equals(REST)) {
                return true;
            }
            if (!meet(level(at), other.level(at))) {
                return false;
            }
        }
        return endsAt(both) && other.endsAt(both);
    }

    /** Whether they overlap, and each takes topics that the other does not. */
    public boolean crosses(Filter other) {
        return overlaps(other) && !contains(other) && !other.contains(this);
    }

    /**
     * The smallest filter that contains both.
     *
     * @throws IllegalArgumentException when there is none: no wildcard takes topics that begin with
     *     {@code $} together with others
     */
    public Filter merged(Filter other) {
        if (!level(0).equals(other.level(0)) && (isReserved() || other.isReserved())) {
            throw new IllegalArgumentException("no filter contains both " + this + " and " + other);
        }
        if (contains(other) || other.contains(this)) {
            return contains(other) ? this : other;
        }
        var common = new ArrayList<String>();
        int at = 0;
        while (hasLevel(at) && other.hasLevel(at)) {
            common.add(level(at).equals(other.level(at)) ? level(at) : ONE);
            at++;
        }
        if (at < levels.size() || at < other.levels.size()) {
            common.add(REST);
        }
        return new Filter(String.join("/", common));
    }

    public boolean hasWildcards() {
        return levels.contains(ONE) || levels.contains(REST);
    }

    /** Its levels, with {@code +/#} written as {@code #}: every topic has a first level. */
    List<String> levels() {
        return levels;
    }

    /** Whether it takes only topics that begin with {@code $}, which wildcards leave out. */
    boolean isReserved() {
        return level(0).startsWith("$");
    }

    private static List<String> levels(String text) {
        return text.equals("+/#") ? List.of(REST) : List.of(text.split("/", -1));
    }

    private boolean missesReserved(Filter other) {
        return other.isReserved() && (level(0).equals(ONE) || level(0).equals(REST));
    }

    private static boolean takes(String mine, Filter other, int at) {
        if (!other.hasLevel(at)) {
            return false;
        }
        return mine.equals(ONE) || mine.equals(other.level(at));
    }

    private static boolean meet(String one, String other) {
        return one.equals(ONE) || other.equals(ONE) || one.equals(other);
    }

    private boolean hasLevel(int at) {
        return at < levels.size() && !level(at).equals(REST);
    }

    /** Whether it takes topics of so many levels, as far as length goes. */
    private boolean endsAt(int length) {
        return levels.size() == length || level(length).equals(REST);
    }

    private String level(int at) {
        return levels.get(at);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter filter && text.equals(filter.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
