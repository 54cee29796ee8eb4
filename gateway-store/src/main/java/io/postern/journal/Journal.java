package io.postern.journal;

import io.postern.journal.Entry.Gone;
import io.postern.journal.Entry.Written;
import io.postern.journal.disk.Aside;
import io.postern.journal.disk.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows that outlive the process, in numbered series. Files are only written at their end, and what
 * one call writes counts as a whole or not at all. Owned by one thread at a time.
 */
public final class Journal implements AutoCloseable {

    /** They stay whatever is in them: what the newest one says can be worked out from the other. */
    private static final int NEWEST = 2;

    /** A segment of which less than this part is kept gives it to the newest one, and goes. */
    private static final int SPARSE = 4;

    /** Where it is in the data folder. */
    public static final String FOLDER = "journal";

    private static final int LONGEST_NAME = 1_000;

    private final Disk disk;
    private final Aside aside;
    private final long id;
    private final long sparse;
    private final Contents contents;
    private final SegmentWriter writer;
    private final RowReader reader;
    private final List<String> left = new ArrayList<>();

    /** What a call of {@link #commit} changes. */
    public sealed interface Change {

        Series series();

        /** One more row. */
        record Add(Series series, byte[] content) implements Change {}

        /** Rows that nobody needs any more. */
        record Remove(Series series, long first, long last) implements Change {}
    }

    /**
     * Rows that were there and are not any more. What is told is all that is missing.
     *
     * @param series whose they were
     */
    public record Damage(String series, long first, long last) {

        public long rows() {
            return last - first + 1;
        }
    }

    /** What is there is whole, and not for this version to touch. */
    public static final class NewerFormatException extends IOException {

        private static final long serialVersionUID = 1;

        NewerFormatException(int format, int known) {
            super(
                    "its files are of format %d, which a newer Postern wrote; this one knows %d"
                            .formatted(format, known));
        }
    }

    /** One thing that is kept, with its number in its series. */
    public record Row(long number, byte[] content) {}

    /**
     * How it is opened.
     *
     * @param freshId any number, for one that begins
     * @param segmentBytes how long a file may become
     * @param skipUnreadable whether to give up what the disk fails to read, instead of throwing
     */
    public record Opening(long freshId, long segmentBytes, boolean skipUnreadable) {

        /** How long a file becomes where nobody wants something else. */
        public static final long SEGMENT = 8L << 20;

        public static Opening of(long freshId) {
            return new Opening(freshId, SEGMENT, false);
        }
    }

    /**
     * Reads what is there.
     *
     * @param damage told of rows that were there and cannot be read any more, once
     */
    public static Journal open(Disk disk, Opening how, Consumer<Damage> damage) throws IOException {
        var found = new Recovery(disk, how.freshId(), how.skipUnreadable());
        var journal = new Journal(disk, found, how, damage);
        journal.begin(found);
        return journal;
    }

    private Journal(Disk disk, Recovery found, Opening how, Consumer<Damage> damage) {
        this.disk = disk;
        this.aside = new Aside(disk);
        this.sparse = how.segmentBytes() / SPARSE;
        this.id = found.journal();
        this.contents = found.contents();
        this.writer = new SegmentWriter(disk, found, how.segmentBytes());
        this.reader = new RowReader(disk, found, damage);
    }

    private void begin(Recovery found) {
        reader.loseWhatIsMissing(found);
        found.there().stream()
                .filter(number -> !contents.segments().containsKey(number))
                .forEach(this::leaveUnknown);
        for (var home : found.foreign()) {
            try {
                left.add(aside.foreign(Segment.name(home)) + " is of another journal");
            } catch (IOException fails) {
                // it is as much in nobody's way at the next start
            }
        }
    }

    /** A file of no use: one that was begun and never counted, or one of which nothing is left. */
    private void leaveUnknown(long number) {
        try {
            if (!reader.lost().isEmpty()) {
                aside.damaged(name(number));
            } else if (contents.segments().isEmpty() && isWritten(number)) {
                left.add("no row can be read in " + aside.damaged(name(number)));
            } else {
                disk.delete(name(number));
            }
        } catch (IOException fails) {
            // it is as much in nobody's way at the next start
        }
    }

    private boolean isWritten(long number) throws IOException {
        try (var file = disk.open(name(number))) {
            return file.size() > 0;
        }
    }

    private String name(long segment) {
        return Segment.name(new Commit.Home(id, segment));
    }

    /** Which of its files were put aside when it was opened, and why, in words. */
    public List<String> putAside() {
        return left;
    }

    /** One that there is, or a new one. */
    public Series series(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name is too long: " + name.length());
        }
        return contents.series(name);
    }

    public Collection<Series> all() {
        return contents.all();
    }

    /** How many bytes its files take. */
    public long bytes() {
        return contents.segments().values().stream().mapToLong(end -> end).sum();
    }

    /**
     * Makes changes last: when it returns they are on disk. Rows of a series get the next numbers
     * in the order given.
     *
     * @throws IOException when nothing has changed; it may be tried again
     */
    public void commit(List<Change> changes) throws IOException {
        long before = writer.segments();
        var entries = new ArrayList<>(reader.lost());
        entries.addAll(entries(changes));
        writer.write(entries);
        reader.lost().clear();
        if (writer.segments() > before) {
            tidy();
        }
        leaveUnneeded();
    }

    private static List<Entry> entries(List<Change> changes) {
        var numbers = new HashMap<Series, Long>();
        var entries = new ArrayList<Entry>();
        for (var change : changes) {
            var series = change.series();
            if (change instanceof Change.Add row) {
                long number = numbers.merge(series, series.last() + 1, (last, any) -> last + 1);
                entries.add(new Written(series.id(), number, false, row.content()));
            } else if (change instanceof Change.Remove rows && rows.first() <= series.last()) {
                long last = Math.min(rows.last(), series.last());
                entries.add(new Gone(series.id(), rows.first(), last));
            }
        }
        return entries;
    }

    /**
     * Reads rows that are kept, from a number on: as many as fill so many bytes, or a few more.
     *
     * @throws IOException when the disk fails; it may be tried again
     */
    public List<Row> read(Series series, long from, long bytes) throws IOException {
        return reader.read(series, from, bytes);
    }

    /** What little is kept in an old segment is written again, so that the segment can go. */
    private void tidy() {
        var least =
                old().stream()
                        .filter(contents.needed()::contains)
                        .min(Comparator.comparingLong(contents::bytesIn));
        if (least.isPresent() && contents.bytesIn(least.get()) < sparse) {
            try {
                move(least.get());
            } catch (IOException fails) {
                // it stays, and is tried again with the next segment
            }
        }
    }

    private void move(long segment) throws IOException {
        var moved = new ArrayList<Entry>();
        for (var series : List.copyOf(contents.all())) {
            for (var place : series.places()) {
                if (place.segment() == segment) {
                    for (var row : reader.read(series, place)) {
                        moved.add(new Written(series.id(), row.number(), true, row.content()));
                    }
                }
            }
        }
        if (!moved.isEmpty()) {
            writer.write(moved);
        }
    }

    private List<Long> old() {
        var all = new ArrayList<>(contents.segments().keySet());
        return all.subList(0, Math.max(0, all.size() - NEWEST));
    }

    private void leaveUnneeded() {
        var needed = contents.mayBeMissed();
        old().stream().filter(number -> !needed.contains(number)).forEach(this::leave);
    }

    /** Deletes a file that is not needed; one of which something was lost is kept aside. */
    private void leave(long number) {
        try {
            if (reader.isDamaged(number)) {
                aside.damaged(name(number));
            } else {
                disk.delete(name(number));
            }
            contents.forget(number);
        } catch (IOException fails) {
            // it takes room until it is tried again, with the next commit or at the next start
        }
    }

    /** Where nothing is kept, no file is either. */
    public void clear() throws IOException {
        if (contents.rows() == 0) {
            // that nothing is kept may be known from what was never synced
            commit(List.of());
            close();
            writer.forget();
            var all = List.copyOf(contents.segments().keySet());
            all.subList(0, all.size() - 1).forEach(this::leave);
            // as long as one of them may come back, so must the one that says that nothing is kept
            disk.sync();
            if (contents.segments().size() == 1) {
                leave(all.get(all.size() - 1));
            }
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
        reader.close();
    }
}
