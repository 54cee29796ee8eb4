package io.postern.journal;

import io.postern.journal.Entry.Gone;
import io.postern.journal.Entry.Named;
import io.postern.journal.Entry.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rows of one name, numbered from 1 as they were written. Changed by its journal only; what it
 * counts may be read on any thread.
 */
public final class Series {

    private static final int MOST_RANGES = 50;

    private final int id;
    private volatile String name;
    private final NavigableMap<Long, Place> places = new TreeMap<>();
    private final Ranges gone = new Ranges();
    private Optional<Mark> mark = Optional.empty();
    private int failedReads;
    private volatile long last;
    private volatile long rows;
    private volatile long bytes;

    /**
     * Where reading stopped.
     *
     * @param place in which of its places
     * @param number everything of this place that is below it stands before
     */
    record Mark(Place place, long number, long at) {

        /** Nothing of a place that grew stands before what it had. */
        boolean isIn(Place now) {
            return place.first() == now.first() && place.segment() == now.segment();
        }
    }

    Series(int id, String name) {
        this.id = id;
        this.name = name;
    }

    int id() {
        return id;
    }

    public String name() {
        return name;
    }

    void rename(String real) {
        name = real;
    }

    /** Whether a number is kept. */
    boolean keeps(long number) {
        return next(number).filter(next -> next == number).isPresent();
    }

    /** The number that was given last, ever; 0 where none was. */
    public long last() {
        return last;
    }

    /** The first number that is kept. For the thread of its journal only. */
    public Optional<Long> first() {
        return next(0);
    }

    /** How many rows are kept. */
    public long rows() {
        return rows;
    }

    /** About how many bytes they take. */
    public long bytes() {
        return bytes;
    }

    /** The first row that is kept from a number on. For the thread of its journal only. */
    public Optional<Long> next(long number) {
        long at = number;
        var place = place(at);
        while (place.isPresent()) {
            at = gone.next(Math.max(at, place.get().first()));
            if (at <= place.get().last()) {
                return Optional.of(at);
            }
            place = place(at);
        }
        return Optional.empty();
    }

    /** Where a number is, or else the first after it. */
    Optional<Place> place(long number) {
        var below = places.floorEntry(number);
        if (below != null && below.getValue().last() >= number) {
            return Optional.of(below.getValue());
        }
        return Optional.ofNullable(places.higherEntry(number)).map(entry -> entry.getValue());
    }

    /** Those that are kept of some numbers, as what they are once they are lost. */
    List<Gone> kept(long first, long until) {
        var kept = new ArrayList<Gone>();
        for (var at = next(first); at.isPresent() && at.get() <= until; ) {
            long from = at.get();
            long end = Math.min(until, place(from).orElseThrow().last());
            long to = gone.last(from, end);
            kept.add(new Gone(id, from, to));
            at = next(to + 1);
        }
        return kept;
    }

    List<Place> places() {
        return List.copyOf(places.values());
    }

    /** About how many bytes in a segment are of rows that are kept. */
    long bytesIn(long segment) {
        return places.values().stream()
                .filter(place -> place.segment() == segment)
                .mapToLong(this::kept)
                .sum();
    }

    private long kept(Place place) {
        long all = place.last() - place.first() + 1;
        return place.bytes() * (all - gone.count(place.first(), place.last())) / all;
    }

    /** Where to look for a number in its place. */
    long start(long number, Place place) {
        return mark.filter(it -> it.isIn(place) && it.number() <= number).map(Mark::at).orElse(0L);
    }

    void mark(Mark now) {
        mark = Optional.of(now);
    }

    /** How often in a row the disk failed where this one is read. */
    int failedReads() {
        return failedReads;
    }

    void failedReads(int times) {
        failedReads = times;
    }

    void numbered(long highest) {
        last = Math.max(last, highest);
    }

    /** A row stands in a segment now, wherever it stood before. */
    void put(long number, long segment, int size) {
        var before = place(number).filter(place -> place.first() <= number);
        before.ifPresent(place -> takeOut(number, place));
        var below = places.lowerEntry(number);
        if (below != null
                && below.getValue().last() == number - 1
                && below.getValue().segment() == segment) {
            var place = below.getValue();
            add(new Place(id, place.first(), number, segment, place.bytes() + size));
        } else {
            add(new Place(id, number, number, segment, size));
        }
        if (before.isEmpty()) {
            rows++;
            bytes += size;
            numbered(number);
        } else {
            forgetEmpty(before.get().first(), before.get().last());
        }
    }

    /** A place as a later segment tells it. */
    void put(Place place) {
        add(place);
        rows += place.last() - place.first() + 1;
        bytes += place.bytes();
        numbered(place.last());
    }

    private void add(Place place) {
        places.put(place.first(), place);
    }

    private void takeOut(long number, Place place) {
        long each = place.bytes() / (place.last() - place.first() + 1);
        places.remove(place.first());
        long before = number - place.first();
        long after = place.last() - number;
        if (before > 0) {
            add(new Place(id, place.first(), number - 1, place.segment(), each * before));
        }
        if (after > 0) {
            add(new Place(id, number + 1, place.last(), place.segment(), each * after));
        }
    }

    /** Nobody needs these any more. */
    void remove(long first, long until) {
        var within = new ArrayList<Place>();
        for (var at = place(first); at.isPresent() && at.get().first() <= until; ) {
            within.add(at.get());
            at = place(at.get().last() + 1);
        }
        for (var place : within) {
            long before = kept(place);
            rows -= gone.add(Math.max(first, place.first()), Math.min(until, place.last()));
            bytes -= before - kept(place);
        }
        forgetEmpty(first, until);
    }

    private void forgetEmpty(long first, long until) {
        var from = places.floorKey(first);
        places.subMap(from == null ? first : from, true, Math.max(first, until), true)
                .values()
                .removeIf(place -> gone.next(place.first()) > place.last());
        gone.trim(places.isEmpty() ? Long.MAX_VALUE : places.firstKey());
        bytes = places.isEmpty() ? 0 : bytes;
    }

    /** All that is known of it, for a segment that may be the only one left. */
    void tell(List<Entry> to) {
        to.add(new Named(id, last, name));
        to.addAll(places.values());
        for (var range : gone.all().entrySet()) {
            to.add(new Gone(id, range.getKey(), range.getValue()));
        }
    }

    /** What is kept, the newest of it first, and no more than somebody would miss at once. */
    void tellShort(List<Entry> to) {
        to.add(new Named(id, last, name));
        int most = to.size() + MOST_RANGES;
        for (var place : places.descendingMap().values()) {
            for (var rows : kept(place.first(), place.last())) {
                to.add(new Place(id, rows.first(), rows.last(), 0, 0));
            }
            if (to.size() > most) {
                return;
            }
        }
    }

    /** Those of some numbers that have no place. */
    List<Gone> without(long first, long until) {
        var there = new Ranges();
        places.values().forEach(place -> there.add(place.first(), place.last()));
        var without = new ArrayList<Gone>();
        there.without(first, until).forEach((from, to) -> without.add(new Gone(id, from, to)));
        return without;
    }
}
