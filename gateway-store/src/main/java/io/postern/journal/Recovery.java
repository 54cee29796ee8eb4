package io.postern.journal;

import io.postern.journal.Commit.Home;
import io.postern.journal.Entry.Gone;
import io.postern.journal.Entry.Named;
import io.postern.journal.Entry.Place;
import io.postern.journal.Entry.Written;
import io.postern.journal.Segment.Found;
import io.postern.journal.Watermark.Mark;
import io.postern.journal.disk.Disk;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Works out what a journal holds. The first commit of the newest segment tells all that was before
 * it, what follows is read. Where that commit is damaged, the segment before tells the same, and is
 * read too. Changes nothing on the disk.
 */
final class Recovery {

    private final Disk disk;
    private final Contents contents = new Contents();
    private final NavigableSet<Long> there = new TreeSet<>();
    private final List<Written> unsure = new ArrayList<>();
    private final List<Gone> missing = new ArrayList<>();
    private final Map<Integer, Ranges> gone = new HashMap<>();
    private final Deque<Segment> toRead = new ArrayDeque<>();
    private final boolean skip;
    private final List<Home> foreign = new ArrayList<>();
    private long journal;
    private long commits;

    /**
     * @param freshJournal its id where there is none yet
     * @param skipUnreadable whether to go on where the disk fails
     */
    Recovery(Disk disk, long freshJournal, boolean skipUnreadable) throws IOException {
        this.disk = disk;
        this.skip = skipUnreadable;
        this.journal = freshJournal;
        try {
            var mark = Watermark.read(disk, skip);
            identify(mark);
            find();
            read();
            mark.ifPresent(this::compare);
        } finally {
            for (var one : toRead) {
                one.close();
            }
        }
    }

    Contents contents() {
        return contents;
    }

    long journal() {
        return journal;
    }

    long commits() {
        return commits;
    }

    /** The segments that are there, whatever is in them. */
    NavigableSet<Long> there() {
        return there;
    }

    /**
     * The rows of the newest commit. It was read, which does not say that it was synced: the
     * process may have been killed in between.
     */
    List<Written> unsure() {
        return unsure;
    }

    /** From the newest back to one that tells what was before it. */
    private void find() throws IOException {
        for (long number : there.descendingSet()) {
            var segment = Segment.open(disk, new Home(journal, number));
            var first = segment.next(0, segment.size(), skip);
            if (first.isEmpty()) {
                segment.close();
            } else {
                toRead.addFirst(segment);
                if (first.get().at() == 0) {
                    return;
                }
            }
        }
    }

    /** Which journal it is: what the newest commit left a word of, or else the newest file. */
    private void identify(Optional<Mark> mark) throws IOException {
        var homes = disk.names().stream().flatMap(name -> Segment.home(name).stream()).toList();
        homes.stream()
                .max(Comparator.comparingLong(Home::segment))
                .ifPresent(newest -> journal = newest.journal());
        mark.map(Mark::journal)
                .filter(id -> homes.isEmpty() || homes.stream().anyMatch(is(id)))
                .ifPresent(id -> journal = id);
        homes.stream().filter(is(journal)).forEach(home -> there.add(home.segment()));
        homes.stream().filter(is(journal).negate()).forEach(foreign::add);
    }

    private static Predicate<Home> is(long journal) {
        return home -> home.journal() == journal;
    }

    /** Files of another journal, which somebody put there. */
    List<Home> foreign() {
        return foreign;
    }

    private void read() throws IOException {
        for (var segment : toRead) {
            long size = segment.size();
            long at = 0;
            for (var next = segment.next(0, size, skip); next.isPresent(); ) {
                take(next.get(), segment.number());
                at = next.get().end();
                next = segment.next(at, size, skip);
            }
            contents.ends(segment.number(), at);
        }
    }

    private void take(Found found, long segment) {
        commits = Math.max(commits, found.commit().number());
        unsure.clear();
        for (var entry : found.commit().entries()) {
            if (entry instanceof Named named) {
                miss(named.series(), named.last());
            } else if (entry instanceof Written row) {
                miss(row.series(), row.number() - 1);
                unsure.add(row);
            } else if (entry instanceof Gone rows) {
                gone(rows);
            }
            contents.apply(List.of(entry), segment);
        }
    }

    /** Numbers are given without gaps: a number shows that those before it were there. */
    private void miss(int series, long last) {
        long known = contents.last(series).orElse(last);
        if (known < last) {
            missing.add(new Gone(series, known + 1, last));
        }
    }

    /**
     * What was known when the newest commit was written: it is exact, where it is not older than
     * what was read.
     */
    private void compare(Mark mark) {
        if (mark.journal() == journal && mark.newest().number() >= commits) {
            commits = mark.newest().number();
            mark.newest().entries().forEach(this::compare);
        }
    }

    private void compare(Entry entry) {
        if (entry instanceof Named series) {
            contents.apply(List.of(series), 0);
            missing.removeIf(rows -> rows.series() == series.series());
        } else if (entry instanceof Place kept) {
            missing.add(new Gone(kept.series(), kept.first(), kept.last()));
        }
    }

    private void gone(Gone rows) {
        gone.computeIfAbsent(rows.series(), any -> new Ranges()).add(rows.first(), rows.last());
    }

    /** Numbers that were given, and neither are there nor are known to be gone. */
    List<Gone> missing() {
        var all = new ArrayList<Gone>();
        for (var rows : missing) {
            gone.getOrDefault(rows.series(), new Ranges())
                    .without(rows.first(), rows.last())
                    .forEach((from, to) -> all.addAll(contents.without(rows.series(), from, to)));
        }
        return all;
    }
}
