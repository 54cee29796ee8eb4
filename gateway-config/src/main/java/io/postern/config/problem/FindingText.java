package io.postern.config.problem;

import io.postern.screen.Screen;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Findings as people read them: the place, the message, and the line with a caret. */
public final class FindingText {

    private static final Comparator<Finding> ORDER =
            Comparator.comparing((Finding finding) -> finding.place().file().name())
                    .thenComparing(finding -> finding.place().line())
                    .thenComparing(finding -> finding.place().column())
                    .thenComparing(Finding::grade)
                    .thenComparing(Finding::message);

    private FindingText() {}

    /** By file, line and column. */
    public static List<Finding> sorted(Collection<Finding> findings) {
        return findings.stream().sorted(ORDER).toList();
    }

    /** All findings, sorted, without a line end after the last. */
    public static String of(Collection<Finding> findings) {
        return sorted(findings).stream().map(FindingText::of).collect(Collectors.joining("\n"));
    }

    /** One finding, without a line end after it. */
    public static String of(Finding finding) {
        Place place = finding.place();
        var masked = Masked.of(place.file().line(place.line()), place.column());
        // Only problems quote what they found.
        boolean quotes = finding.grade() == Grade.PROBLEM;
        String message =
                masked.covers() && quotes ? Masked.message(finding.message()) : finding.message();
        String head = Screen.oneLine(place + ": " + word(finding.grade()) + message);
        return masked.line().isBlank()
                ? head
                : head + "\n" + Excerpt.of(masked.line(), place.column()).text(place.line());
    }

    private static String word(Grade grade) {
        return switch (grade) {
            case PROBLEM -> "";
            case WAITING -> "waiting: ";
            case NOTE -> "note: ";
        };
    }
}
