package io.postern.app.cli;

import io.postern.config.plan.Configuration;
import io.postern.config.problem.Grade;
import io.postern.config.read.Reading;
import java.util.Optional;

/** How many findings of each grade there are. */
record Tally(long problems, long waiting, long notes, Optional<Configuration> configuration) {

    static Tally of(Reading reading) {
        return new Tally(
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
                Words.some(problems, "problem", "problems")
                        + ", "
                        + waiting
                        + " waiting, "
                        + Words.some(notes, "note", "notes");
        return configuration
                .map(good -> found + "; " + Words.contents(good))
                .orElse(found + "; nothing of this would be applied");
    }

    private static long count(Reading reading, Grade grade) {
        return reading.findings().stream().filter(finding -> finding.grade() == grade).count();
    }
}
