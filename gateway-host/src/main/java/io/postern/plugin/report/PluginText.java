package io.postern.plugin.report;

import io.postern.plugin.report.PluginReport.Offering;
import io.postern.screen.Wrap;
import java.util.List;
import java.util.stream.Collectors;

/** Reports as text for people, at most 80 columns wide where words can be broken. */
public final class PluginText {

    private PluginText() {}

    /** All reports, each with what it offers; ends with a line end. */
    public static String of(List<PluginReport> reports) {
        return reports.isEmpty()
                ? "no plugins\n"
                : reports.stream().map(PluginText::of).collect(Collectors.joining("\n"));
    }

    private static String of(PluginReport report) {
        var text = new StringBuilder();
        var name = (report.id() + " " + report.version()).strip();
        var subject = name.isEmpty() ? report.file() : name + "  " + report.file();
        append(text, 0, 2, subject + "  " + report.state());
        for (var offer : report.offers()) {
            append(text, 2, 4, title(offer));
            int column = column(offer);
            for (var function : offer.functions()) {
                var padding = " ".repeat(Math.max(2, column - function.name().length() - 4));
                append(text, 4, column, function.name() + padding + function.description());
            }
        }
        report.trouble().ifPresent(trouble -> append(text, 2, 4, trouble));
        return text.toString();
    }

    private static String title(Offering offer) {
        var name = offer.sort() + " " + offer.source();
        return offer.description().isEmpty() ? name : name + ": " + offer.description();
    }

    /** Where descriptions of functions begin: after the longest name, unless that is too far. */
    private static int column(Offering offer) {
        int longest = offer.functions().stream().mapToInt(f -> f.name().length()).max().orElse(0);
        return Math.min(4 + longest + 2, Wrap.WIDTH / 2);
    }

    private static void append(StringBuilder text, int indent, int hanging, String words) {
        Wrap.of(indent, hanging, words).forEach(line -> text.append(line).append('\n'));
    }
}
