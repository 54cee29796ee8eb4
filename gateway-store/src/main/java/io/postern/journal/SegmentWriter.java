package io.postern.journal;

import io.postern.journal.Entry.Gone;
import io.postern.journal.Entry.Named;
import io.postern.journal.Entry.Written;
import io.postern.journal.disk.Disk;
import io.postern.journal.disk.Reserve;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes commits behind each other, in one segment after the other. */
final class SegmentWriter implements AutoCloseable {

    private final Disk disk;
    private final Contents contents;
    private final long journal;
    private final long mostBytes;
    private final Watermark watermark;
    private final Reserve reserve;
    private final List<Written> unsure;
    private Optional<Segment> tail = Optional.empty();
    private long segments;
    private long commits;

    /** How many bytes the newest segment would have if nothing were packed. */
    private long filled;

    SegmentWriter(Disk disk, Recovery found, long mostBytes) {
        this.disk = disk;
        this.watermark = new Watermark(disk);
        this.reserve = new Reserve(disk);
        this.mostBytes = mostBytes;
        this.contents = found.contents();
        this.journal = found.journal();
        this.segments = found.there().isEmpty() ? 0 : found.there().last();
        this.commits = found.commits();
        this.unsure = found.unsure();
    }

    /** How many segments there ever were. */
    long segments() {
        return segments;
    }

    /**
     * On disk when it returns, and known to the contents.
     *
     * @throws IOException when nothing has changed
     */
    void write(List<Entry> entries) throws IOException {
        boolean hasRows = entries.stream().anyMatch(Written.class::isInstance);
        if (hasRows) {
            reserve.keep();
        }
        try {
            put(entries);
        } catch (IOException e) {
            if (hasRows || !reserve.giveUp()) {
                throw e;
            }
            put(entries);
        }
        reserve.restore();
    }

    /**
     * With what room the reserve gave, each commit is a segment of its own: then those before can
     * go, and it lasts.
     */
    private void put(List<Entry> entries) throws IOException {
        boolean isFull = filled + unpacked(entries) > mostBytes;
        if (tail.isPresent() && (isFull || reserve.isSpent())) {
            endSegment();
        }
        if (tail.isEmpty()) {
            begin(entries);
        } else {
            append(tail.get(), named(entries));
        }
    }

    private static long unpacked(List<Entry> entries) {
        return Commit.HEADER + entries.stream().mapToLong(Commit::size).sum();
    }

    private long end() {
        return contents.segments().get(tail.orElseThrow().number());
    }

    /** After a failure nobody knows what is behind the last commit: nothing is put there again. */
    private void append(Segment segment, List<Entry> entries) throws IOException {
        long at = Commit.next(end());
        int size;
        try {
            size = write(segment, at, entries);
        } catch (IOException e) {
            endSegment();
            throw e;
        }
        filled = Commit.next(filled) + unpacked(entries);
        done(entries, segment, at + size);
    }

    /** The first commit of a segment tells all that is known. It counts once its name lasts too. */
    private void begin(List<Entry> entries) throws IOException {
        var home = new Commit.Home(journal, ++segments);
        var all = contents.told();
        var named = named(withUnsure(entries));
        all.addAll(named);
        var segment = new Segment(home, disk.create(Segment.name(home)));
        int size;
        try {
            watermark.begin();
            size = write(segment, 0, all);
            disk.sync();
        } catch (IOException e) {
            segment.close();
            discard(home);
            throw e;
        }
        tail = Optional.of(segment);
        filled = unpacked(all);
        unsure.clear();
        done(named, segment, size);
    }

    /** Should it stay it counts for nothing, but it takes room. */
    private void discard(Commit.Home home) {
        try {
            disk.delete(Segment.name(home));
        } catch (IOException fails) {
            // the next start deletes it
        }
    }

    /** What nobody knows to be synced is written again. */
    private List<Entry> withUnsure(List<Entry> entries) {
        var all = new ArrayList<Entry>();
        for (var row : unsure) {
            if (contents.keeps(row)) {
                all.add(new Written(row.series(), row.number(), true, row.content()));
            }
        }
        all.addAll(entries);
        return all;
    }

    private int write(Segment segment, long at, List<Entry> entries) throws IOException {
        var commit = Commit.write(segment.home(), commits + 1, entries);
        int size = commit.remaining();
        segment.write(at, commit);
        return size;
    }

    private void done(List<Entry> entries, Segment segment, long end) {
        commits++;
        contents.apply(entries, segment.number());
        contents.ends(segment.number(), end);
        watermark.write(journal, commits, contents.kept());
    }

    /** Each series is named first: no damage to another commit makes its rows nobody's. */
    private List<Entry> named(List<Entry> entries) {
        var all = new ArrayList<Entry>();
        var ids = entries.stream().map(SegmentWriter::of).collect(Collectors.toSet());
        for (var series : contents.all()) {
            if (ids.contains(series.id())) {
                all.add(new Named(series.id(), series.last(), series.name()));
            }
        }
        all.addAll(entries);
        return all;
    }

    private static int of(Entry entry) {
        if (entry instanceof Written row) {
            return row.series();
        }
        return entry instanceof Gone gone ? gone.series() : 0;
    }

    /** There is nothing that could be missing any more. */
    void forget() throws IOException {
        watermark.delete();
    }

    @Override
    public void close() throws IOException {
        endSegment();
        watermark.close();
    }

    /** What comes next begins a new segment. */
    private void endSegment() throws IOException {
        var ended = tail;
        tail = Optional.empty();
        if (ended.isPresent()) {
            ended.get().close();
        }
    }
}
