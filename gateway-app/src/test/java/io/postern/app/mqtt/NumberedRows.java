package io.postern.app.mqtt;

import io.postern.journal.Journal;
import io.postern.journal.Journal.Opening;
import io.postern.journal.Series;
import io.postern.journal.disk.FolderDisk;
import io.postern.journal.disk.ReadOnlyDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The numbered messages in the journal of a gateway that does not run.
 *
 * @param series for each address, its rows
 */
public record NumberedRows(Map<String, NavigableMap<Long, Numbered>> series) {

    private static final Pattern PAYLOAD = Pattern.compile("\\{\"from\":\"\\w+\",\"n\":\\d+");
    private static final Pattern LOST =
            Pattern.compile(
                    "\\d+ messages? for (\\S+) lost from the disk: .*\\(rows (\\d+) to (\\d+)\\)");
    private static final long BYTES = 1 << 20;

    /** Those of gateways keep their dead letters under such a name. */
    private static final String NO_ADDRESS = "/";

    /** Reads and changes nothing. */
    public static NumberedRows in(Path data) throws IOException {
        var all = new HashMap<String, NavigableMap<Long, Numbered>>();
        var folder = data.resolve(Journal.FOLDER);
        if (!Files.isDirectory(folder)) {
            return new NumberedRows(all);
        }
        var disk = new ReadOnlyDisk(new FolderDisk(folder));
        try (var journal = Journal.open(disk, new Opening(0, Long.MAX_VALUE, true), lost -> {})) {
            for (var series : journal.all()) {
                if (!series.name().startsWith(NO_ADDRESS)) {
                    all.put(series.name(), read(journal, series));
                }
            }
        }
        return new NumberedRows(all);
    }

    private static NavigableMap<Long, Numbered> read(Journal journal, Series series)
            throws IOException {
        var numbers = new TreeMap<Long, Numbered>();
        var rows = journal.read(series, 0, BYTES);
        while (!rows.isEmpty()) {
            for (var row : rows) {
                number(row.content()).ifPresent(number -> numbers.put(row.number(), number));
            }
            rows = journal.read(series, rows.get(rows.size() - 1).number() + 1, BYTES);
        }
        return numbers;
    }

    private static Optional<Numbered> number(byte[] row) {
        var payload = PAYLOAD.matcher(new String(row, StandardCharsets.ISO_8859_1));
        return payload.find() ? Optional.of(Numbered.in(payload.group() + "}")) : Optional.empty();
    }

    /** How many rows each number has. */
    public Map<Numbered, Integer> counts() {
        var counts = new HashMap<Numbered, Integer>();
        series.values()
                .forEach(
                        rows ->
                                rows.values()
                                        .forEach(number -> counts.merge(number, 1, Integer::sum)));
        return counts;
    }

    /**
     * Each row that a gateway said it lost.
     *
     * @param log what it said
     * @return empty for one that was not there
     */
    public List<Optional<Numbered>> lost(String log) {
        var lost = new ArrayList<Optional<Numbered>>();
        var lines = LOST.matcher(log);
        while (lines.find()) {
            var rows = series.getOrDefault(lines.group(1), new TreeMap<>());
            LongStream.rangeClosed(Long.parseLong(lines.group(2)), Long.parseLong(lines.group(3)))
                    .mapToObj(row -> Optional.ofNullable(rows.get(row)))
                    .forEach(lost::add);
        }
        return lost;
    }
}
