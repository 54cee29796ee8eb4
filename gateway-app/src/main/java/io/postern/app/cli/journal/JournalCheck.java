package io.postern.app.cli.journal;

import io.postern.journal.Journal;
import io.postern.journal.Journal.Damage;
import io.postern.journal.Journal.Row;
import io.postern.journal.Series;
import io.postern.journal.disk.FolderDisk;
import io.postern.journal.disk.ReadOnlyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads every row of a journal, and changes nothing. A gateway that runs moves rows and deletes
 * files meanwhile: missing is only what is not found each time.
 */
final class JournalCheck {

    private static final int READINGS = 3;

    /** A journal gives up each place that the disk fails to read after a few: enough for many. */
    private static final int ATTEMPTS = 1_000;

    private static final long BYTES = 1 << 20;

    private final Path folder;
    private final ReadOnlyDisk disk;

    /** What the readings so far did not find; before the first, anything may be missing. */
    private Optional<List<Damage>> suspected = Optional.empty();

    /** Why the reading before gave up; the last one leaves out what it cannot read. */
    private Optional<IOException> failure = Optional.empty();

    /**
     * What there is.
     *
     * @param files how many bytes each has
     * @param leftOut why some of it was not read
     */
    record Report(
            Path folder,
            Map<String, Long> files,
            List<Series> series,
            List<Damage> missing,
            Optional<String> leftOut) {

        boolean isGood() {
            return missing.isEmpty() && leftOut.isEmpty();
        }
    }

    JournalCheck(Path folder) {
        this.folder = folder;
        this.disk = new ReadOnlyDisk(new FolderDisk(folder));
    }

    /**
     * @throws IOException when it cannot be read, even without what the disk fails to read
     */
    Report report() throws IOException {
        for (int reading = 1; ; reading++) {
            boolean isLast = reading == READINGS;
            try {
                var report = read(isLast);
                if (isLast || report.missing().isEmpty()) {
                    return report;
                }
                suspected = Optional.of(report.missing());
                failure = Optional.empty();
            } catch (IOException e) {
                if (isLast) {
                    throw e;
                }
                failure = Optional.of(e).filter(why -> !(why instanceof NoSuchFileException));
            }
        }
    }

    private Report read(boolean isLast) throws IOException {
        var told = new ArrayList<Damage>();
        var how = new Journal.Opening(0, Long.MAX_VALUE, isLast);
        try (var journal = Journal.open(disk, how, told::add)) {
            var all = journal.all().stream().sorted(Comparator.comparing(Series::name)).toList();
            for (var series : all) {
                for (var part : toRead(series)) {
                    readThrough(journal, series, part);
                }
            }
            var leftOut = failure.filter(why -> isLast).map(IOException::getMessage);
            return new Report(folder, sizes(), all, common(told), leftOut);
        }
    }

    private List<Damage> toRead(Series series) {
        return suspected
                .map(all -> all.stream().filter(one -> one.series().equals(series.name())).toList())
                .orElse(List.of(new Damage(series.name(), 0, Long.MAX_VALUE)));
    }

    private static void readThrough(Journal journal, Series series, Damage part)
            throws IOException {
        long from = part.first();
        for (var rows = read(journal, series, from); !rows.isEmpty() && from <= part.last(); ) {
            from = rows.get(rows.size() - 1).number() + 1;
            rows = read(journal, series, from);
        }
    }

    /** Where the disk fails, a commit at a time: what was read before a failure is not lost. */
    private static List<Row> read(Journal journal, Series series, long from) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return journal.read(series, from, attempt == 1 ? BYTES : 1);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<Damage> common(List<Damage> told) {
        return suspected
                .map(all -> all.stream().flatMap(one -> common(one, told)).toList())
                .orElse(told);
    }

    private static Stream<Damage> common(Damage one, List<Damage> told) {
        return told.stream()
                .filter(other -> other.series().equals(one.series()))
                .map(other -> common(one, other))
                .filter(both -> both.first() <= both.last());
    }

    private static Damage common(Damage one, Damage other) {
        return new Damage(
                one.series(),
                Math.max(one.first(), other.first()),
                Math.min(one.last(), other.last()));
    }

    private Map<String, Long> sizes() throws IOException {
        var sizes = new TreeMap<String, Long>();
        for (var name : disk.names()) {
            try {
                sizes.put(name, Files.size(folder.resolve(name)));
            } catch (NoSuchFileException gone) {
                // it was there a moment ago
            }
        }
        return sizes;
    }
}
