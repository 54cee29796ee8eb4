package io.postern.app.cli.files;

import io.postern.config.plan.Configuration;
import io.postern.config.problem.Grade;
import io.postern.config.read.ConfigurationReading;
import java.util.Optional;

/** How many findings of each grade there are. */
record GradeCounts(long problems, long waiting, long notes, Optional<Configuration> configuration) {

    static GradeCounts of(ConfigurationReading reading) {
        return new GradeCounts(
                count(reading, Grade.PROBLEM),
                count(reading, Grade.WAITING),
                count(reading, Grade.NOTE),
                reading.configuration());
    }

    /** Whether the gateway would run all of it. */
    boolean isGood() {
        return problems == 0 && waiting == 0;
    }

    /** The closing line. */
    String words() {
        var found =
                CountText.some(problems, "problem", "problems")
                        + ", "
                        + waiting
                        + " waiting, "
                        + CountText.some(notes, "note", "notes");
        return configuration
                .map(good -> found + "; " + CountText.contents(good))
                .orElse(found + "; nothing of this would be applied");
    }

    private static long count(ConfigurationReading reading, Grade grade) {
        return reading.findings().stream().filter(finding -> finding.grade() == grade).count();
    }
}
