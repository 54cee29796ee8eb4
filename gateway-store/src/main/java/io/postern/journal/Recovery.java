package io.postern.journal;

import io.postern.journal.Entry.Gone;
import io.postern.journal.Entry.Named;
import io.postern.journal.Entry.Place;
import io.postern.journal.Entry.Written;
import io.postern.journal.Segment.Found;
import io.postern.journal.disk.Disk;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
    private final Set<Long> foreign = new HashSet<>();
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
        disk.names().forEach(name -> Segment.number(name).ifPresent(there::add));
        try {
            var mark = Watermark.read(disk, skip);
            identify(mark);
            find();
            read();
            mark.ifPresent(it -> compare(it.first().commit(), it.segment().journal()));
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
            var home = new Commit.Home(journal, number);
            var segment = new Segment(home, disk.open(Segment.name(number)));
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

    /**
     * Which journal it is: what the newest commit left a word of, where there is any of that, or
     * else what the newest file begins with. Only what stands at the start of a file says so:
     * behind that there is what people sent.
     */
    private void identify(Optional<Segment.Origin> mark) throws IOException {
        var marked = mark.map(one -> one.segment().journal());
        var begun = new TreeMap<Long, Long>();
        for (long number : there.descendingSet()) {
            try (var file = disk.open(Segment.name(number))) {
                Segment.first(file, number, skip)
                        .filter(one -> one.first().at() == 0)
                        .ifPresent(one -> begun.put(number, one.segment().journal()));
            }
            if (!begun.isEmpty() && marked.filter(begun::containsValue).isPresent()) {
                break;
            }
        }
        boolean isMarked = begun.isEmpty() || marked.filter(begun::containsValue).isPresent();
        if (isMarked && marked.isPresent()) {
            journal = marked.get();
        } else if (!begun.isEmpty()) {
            journal = begun.lastEntry().getValue();
        }
        begun.values().removeIf(id -> id == journal);
        foreign.addAll(begun.keySet());
    }

    /** Files of another journal, which somebody put there. */
    Set<Long> foreign() {
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
    private void compare(Commit newest, long itsJournal) {
        boolean isOurs = toRead.isEmpty() || itsJournal == journal;
        if (isOurs && newest.number() >= commits) {
            journal = itsJournal;
            commits = newest.number();
            newest.entries().forEach(this::compare);
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
