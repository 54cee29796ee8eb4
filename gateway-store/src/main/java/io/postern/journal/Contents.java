package io.postern.journal;

import io.postern.journal.Entry.Gone;
import io.postern.journal.Entry.Named;
import io.postern.journal.Entry.Older;
import io.postern.journal.Entry.Place;
import io.postern.journal.Entry.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What a journal holds and where: the same whether it was just written or is read again. */
final class Contents {

    private final NavigableMap<Integer, Series> series = new TreeMap<>();
    private final Map<String, Series> byName = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Long> ends = new TreeMap<>();
    private Set<Long> neededBefore = Set.of();

    Collection<Series> all() {
        return byName.values();
    }

    /** One that there is, or a new one. */
    Series series(String name) {
        return byName.computeIfAbsent(
                name, fresh -> known(series.isEmpty() ? 1 : series.lastKey() + 1, fresh));
    }

    private Series known(int id, String name) {
        var one = new Series(id, name);
        series.put(id, one);
        return one;
    }

    /** One whose name was lost keeps its rows. */
    private Series byId(int id) {
        return series.containsKey(id) ? series.get(id) : series("series " + id, id);
    }

    private Series series(String name, int id) {
        return byName.computeIfAbsent(name, fresh -> known(id, fresh));
    }

    /** The highest number of a series that is known. */
    Optional<Long> last(int id) {
        return Optional.ofNullable(series.get(id)).map(Series::last);
    }

    /** Numbers of a series that have no place. */
    List<Gone> without(int id, long first, long last) {
        return byId(id).without(first, last);
    }

    /** A series as a segment tells it. */
    Series named(int id, String name) {
        var known = series.get(id);
        if (known == null) {
            return series(name, id);
        }
        if (!known.name().equals(name)) {
            byName.remove(known.name());
            known.rename(name);
            byName.put(name, known);
        }
        return known;
    }

    boolean keeps(Written row) {
        return byId(row.series()).keeps(row.number());
    }

    /** What a commit says holds from now on. */
    void apply(List<Entry> entries, long segment) {
        for (var entry : entries) {
            if (entry instanceof Named one) {
                named(one.series(), one.name()).numbered(one.last());
            } else if (entry instanceof Older older) {
                ends.put(older.segment(), older.end());
            } else if (entry instanceof Place place) {
                byId(place.series()).put(place);
            } else if (entry instanceof Gone gone) {
                byId(gone.series()).remove(gone.first(), gone.last());
            } else if (entry instanceof Written row) {
                byId(row.series()).put(row.number(), segment, Commit.size(row));
            }
        }
    }

    void ends(long segment, long end) {
        ends.put(segment, end);
    }

    void forget(long segment) {
        ends.remove(segment);
    }

    /** The segments that count, and where each ends. */
    NavigableMap<Long, Long> segments() {
        return ends;
    }

    /** All that a new segment has to say, so that nothing needs those before it but rows. */
    List<Entry> told() {
        var entries = new ArrayList<Entry>();
        neededBefore = needed();
        ends.forEach((segment, end) -> entries.add(new Older(segment, end)));
        for (var one : series.values()) {
            if (one.last() > 0) {
                one.tell(entries);
            }
        }
        return entries;
    }

    /** What is kept of each series, in short. */
    List<Entry> kept() {
        var kept = new ArrayList<Entry>();
        series.values().stream().filter(one -> one.last() > 0).forEach(one -> one.tellShort(kept));
        return kept;
    }

    /**
     * The segments that somebody may miss. Should the newest one be lost, what is known is what was
     * known when that one began: all that was kept then has to be there.
     */
    Set<Long> mayBeMissed() {
        var all = needed();
        all.addAll(neededBefore);
        return all;
    }

    /** The segments that hold rows which are kept. */
    NavigableSet<Long> needed() {
        var needed = new TreeSet<Long>();
        series.values().forEach(one -> one.places().forEach(at -> needed.add(at.segment())));
        return needed;
    }

    /** About how many bytes in a segment are of rows that are kept. */
    long bytesIn(long segment) {
        return series.values().stream().mapToLong(one -> one.bytesIn(segment)).sum();
    }

    long rows() {
        return series.values().stream().mapToLong(Series::rows).sum();
    }
}
