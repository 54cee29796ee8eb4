package io.postern.journal;

import io.postern.journal.Entry.Gone;
import io.postern.journal.Entry.Place;
import io.postern.journal.Entry.Written;
import io.postern.journal.Journal.Damage;
import io.postern.journal.Journal.Row;
import io.postern.journal.disk.Disk;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads rows, and knows which cannot be read any more. */
final class RowReader implements AutoCloseable {

    /** A disk that fails so often in a row will not read it any more. */
    private static final int ATTEMPTS = 30;

    private final Disk disk;
    private final Contents contents;
    private final long journal;
    private final Consumer<Damage> damage;
    private final NavigableSet<Long> damaged = new TreeSet<>();
    private final List<Entry> lost = new ArrayList<>();
    private Optional<Segment> open = Optional.empty();

    RowReader(Disk disk, Recovery found, Consumer<Damage> damage) {
        this.disk = disk;
        this.contents = found.contents();
        this.journal = found.journal();
        this.damage = damage;
    }

    /** Kept rows from a number on: as many as fill so many bytes, or a few more. */
    List<Row> read(Series series, long from, long most) throws IOException {
        var rows = new ArrayList<Row>();
        long left = most;
        for (var next = series.next(from); next.isPresent() && left > 0; ) {
            var place = series.place(next.get()).orElseThrow();
            int before = rows.size();
            try {
                read(series, next.get(), place, left, rows);
            } catch (IOException e) {
                if (rows.isEmpty()) {
                    throw e;
                }
                return rows;
            }
            for (var row : rows.subList(before, rows.size())) {
                left -= row.content().length;
            }
            next = series.next(rows.size() > before ? last(rows) + 1 : next.get());
        }
        return rows;
    }

    /** All that are kept in one place. */
    List<Row> read(Series series, Place place) throws IOException {
        var rows = new ArrayList<Row>();
        var first = series.next(place.first()).filter(number -> number <= place.last());
        if (first.isPresent()) {
            read(series, first.get(), place, Long.MAX_VALUE, rows);
        }
        return rows;
    }

    private static long last(List<Row> rows) {
        return rows.get(rows.size() - 1).number();
    }

    private void read(Series series, long from, Place place, long most, List<Row> rows)
            throws IOException {
        var segment = segment(place.segment());
        long end = contents.segments().getOrDefault(place.segment(), 0L);
        long expected = from;
        long at = series.start(from, place);
        long left = most;
        while (expected <= place.last() && left > 0) {
            var found =
                    segment.isEmpty()
                            ? Optional.<Segment.Found>empty()
                            : next(series, segment.get(), at, end);
            if (found.isEmpty()) {
                lose(series, expected, place.last(), place.segment());
                return;
            }
            for (var entry : found.get().commit().entries()) {
                if (entry instanceof Written row
                        && row.series() == series.id()
                        && row.number() >= expected
                        && row.number() <= place.last()) {
                    lose(series, expected, row.number() - 1, place.segment());
                    expected = row.number() + 1;
                    if (series.keeps(row.number())) {
                        rows.add(new Row(row.number(), row.content()));
                        left -= row.content().length;
                    }
                }
            }
            at = found.get().end();
            series.mark(new Series.Mark(place, expected, at));
        }
    }

    private static Optional<Segment.Found> next(Series series, Segment segment, long from, long end)
            throws IOException {
        try {
            var found = segment.next(from, end, series.failedReads() >= ATTEMPTS);
            series.failedReads(0);
            return found;
        } catch (IOException e) {
            series.failedReads(series.failedReads() + 1);
            throw e;
        }
    }

    /** Nothing where the file is gone. */
    private Optional<Segment> segment(long number) throws IOException {
        if (open.filter(one -> one.number() == number).isEmpty()) {
            close();
            try {
                open = Optional.of(Segment.open(disk, new Commit.Home(journal, number)));
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            }
        }
        return open;
    }

    /** What was kept, and is in no file any more. */
    void loseWhatIsMissing(Recovery found) {
        for (var series : List.copyOf(contents.all())) {
            found.missing().stream()
                    .filter(rows -> rows.series() == series.id())
                    .forEach(rows -> lose(series, rows));
            for (var place : series.places()) {
                if (!found.there().contains(place.segment())) {
                    lose(series, place.first(), place.last(), place.segment());
                }
            }
        }
    }

    /** Numbers that have no place any more. */
    private void lose(Series series, Gone rows) {
        lost.add(rows);
        damage.accept(new Damage(series.name(), rows.first(), rows.last()));
    }

    /** Rows that are kept and not there: they are told, and given up. */
    private void lose(Series series, long first, long last, long segment) {
        for (Gone rows : series.kept(first, last)) {
            damaged.add(segment);
            series.remove(rows.first(), rows.last());
            lose(series, rows);
        }
    }

    /** What was given up, so that it is never told again. */
    List<Entry> lost() {
        return lost;
    }

    boolean isDamaged(long segment) {
        return damaged.contains(segment);
    }

    @Override
    public void close() throws IOException {
        var was = open;
        open = Optional.empty();
        if (was.isPresent()) {
            was.get().close();
        }
    }
}
