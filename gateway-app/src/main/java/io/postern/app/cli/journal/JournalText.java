package io.postern.app.cli.journal;

import io.postern.app.cli.journal.JournalCheck.Report;
import io.postern.journal.Series;
import io.postern.screen.Paint;
import io.postern.screen.Screen;
import java.util.ArrayList;
import java.util.List;

/** What {@code journal} prints for people. */
final class JournalText {

    private static final String COLUMNS = "%-30s%10s%14s%12s%12s";

    private JournalText() {}

    static List<String> of(Report report, boolean running, Paint paint) {
        if (report.files().isEmpty()) {
            return List.of("nothing is kept: there is no file in \"" + report.folder() + "\"");
        }
        var lines = new ArrayList<String>();
        lines.add(paint.heading(Screen.oneLine(report.folder().toString())));
        report.files().forEach((name, bytes) -> lines.add(file(name, bytes)));
        lines.add("");
        if (!report.series().isEmpty()) {
            lines.add(paint.heading(COLUMNS.formatted("Series", "rows", "bytes", "first", "last")));
            report.series().forEach(one -> lines.add(line(one)));
            lines.add("");
        }
        for (var rows : report.missing()) {
            var name = Screen.oneLine(rows.series());
            var more = rows.last() > rows.first() ? " to " + rows.last() : "";
            lines.add("missing: " + name + " " + rows.first() + more);
        }
        report.leftOut().ifPresent(why -> lines.add("not all of it can be read: " + why));
        lines.add(sum(report, paint));
        if (running) {
            lines.add("a gateway runs: what it wrote meanwhile is not counted");
        }
        return lines;
    }

    private static String file(String name, long bytes) {
        return "  %-64s%14d".formatted(Screen.oneLine(name) + remark(name), bytes);
    }

    private static String remark(String name) {
        if (name.startsWith("damaged-")) {
            return " (kept aside)";
        }
        return name.startsWith("foreign-") ? " (of another journal)" : "";
    }

    private static String line(Series one) {
        return COLUMNS.formatted(
                "  " + Screen.oneLine(one.name()),
                one.rows(),
                one.bytes(),
                one.first().map(Object::toString).orElse("-"),
                one.last());
    }

    private static String sum(Report report, Paint paint) {
        long rows = report.series().stream().mapToLong(Series::rows).sum();
        long missing =
                report.missing().stream().mapToLong(lost -> lost.last() - lost.first() + 1).sum();
        var sum =
                "%d %s read, %s missing"
                        .formatted(
                                rows,
                                rows == 1 ? "row was" : "rows were",
                                missing == 0
                                        ? "none is"
                                        : missing + (missing == 1 ? " is" : " are"));
        return report.isGood() ? paint.good(sum) : paint.bad(sum);
    }
}
