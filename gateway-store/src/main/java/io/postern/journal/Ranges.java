package io.postern.journal;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A set of numbers, kept as ranges that do not touch each other. */
public final class Ranges {

    private final NavigableMap<Long, Long> ends = new TreeMap<>();

    /** Adds all of them, and says how many of them are new. */
    public long add(long first, long last) {
        long fresh = last - first + 1 - count(first, last);
        long from = first;
        long to = last;
        for (var near = near(from, to); near != null; near = near(from, to)) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            ends.remove(near.getKey());
        }
        ends.put(from, to);
        return fresh;
    }

    /** One that overlaps, or touches. */
    private Map.Entry<Long, Long> near(long from, long to) {
        var below = ends.floorEntry(to + 1);
        return below != null && below.getValue() >= from - 1 ? below : null;
    }

    /** Those of some numbers that are not in it, as ranges. */
    Map<Long, Long> without(long first, long last) {
        var without = new TreeMap<Long, Long>();
        for (long from = next(first); from <= last; ) {
            long to = last(from, last);
            without.put(from, to);
            from = next(to + 1);
        }
        return without;
    }

    /** The first from there on that is not in it. */
    public long next(long number) {
        var below = ends.floorEntry(number);
        return below != null && below.getValue() >= number ? below.getValue() + 1 : number;
    }

    /** The last up to a limit before one that is in it; the number itself is not. */
    long last(long number, long limit) {
        var above = ends.higherKey(number);
        return above == null ? limit : Math.min(limit, above - 1);
    }

    /** How many of these are in it. */
    long count(long first, long last) {
        long all = 0;
        var below = ends.lowerEntry(first);
        if (below != null && below.getValue() >= first) {
            all += Math.min(last, below.getValue()) - first + 1;
        }
        for (var range : ends.subMap(first, last + 1).entrySet()) {
            all += Math.min(last, range.getValue()) - range.getKey() + 1;
        }
        return all;
    }

    /** Forgets those below. */
    void trim(long first) {
        var across = ends.lowerEntry(first);
        ends.headMap(first).clear();
        if (across != null && across.getValue() >= first) {
            ends.put(first, across.getValue());
        }
    }

    /** The ranges, by where they begin. */
    public NavigableMap<Long, Long> all() {
        return ends;
    }
}
