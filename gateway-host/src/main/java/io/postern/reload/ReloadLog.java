package io.postern.reload;

import io.postern.config.change.ConfigurationDiff;
import io.postern.config.problem.Finding;
import io.postern.config.problem.Grade;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Says what became of a change, each thing once. For one thread. */
final class ReloadLog {

    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
    private static final int MOST_LINES = 50;

    private boolean refused;
    private List<Finding> findings = List.of();
    private List<String> troubles = List.of();

    /**
     * @param anew whether to say what is wrong although it was said before, since somebody changed
     *     a file or asked
     * @param took from the change, come to rest, to this moment
     */
    void report(ReloadOutcome outcome, boolean anew, Duration took) {
        var state = outcome.state();
        if (outcome.isRefused()) {
            if (anew || !state.findings().equals(findings) || !state.troubles().equals(troubles)) {
                sayAll(state.findings(), state.troubles());
                LOG.warn("{}", refusal(state));
            }
            outcome.applied().ifPresent(diff -> LOG.info("configuration that runs: {}", diff));
        } else {
            sayAll(without(state.findings(), findings), without(state.troubles(), troubles));
            if (refused) {
                LOG.info("configuration is all well again: {}", words(outcome));
            } else if (outcome.applied().isPresent()) {
                LOG.info("configuration applied in {} ms: {}", took.toMillis(), words(outcome));
            }
        }
        refused = outcome.isRefused();
        findings = state.findings();
        troubles = state.troubles();
    }

    private static String words(ReloadOutcome outcome) {
        return outcome.applied().map(ConfigurationDiff::toString).orElse("nothing changed");
    }

    private static String refusal(ReloadState state) {
        var problems = problems(state) - state.troubles().size();
        return problems == 0
                ? "configuration not applied: what ran before runs on, and it is tried again; for"
                        + " details: postern status"
                : "configuration not applied, "
                        + problems
                        + (problems == 1 ? " problem" : " problems")
                        + ": the last good one runs; for details: postern check";
    }

    /** How many things keep the files from running. */
    static int problems(ReloadState state) {
        return state.troubles().size()
                + (int)
                        state.findings().stream()
                                .filter(finding -> finding.grade() == Grade.PROBLEM)
                                .count();
    }

    private static <T> List<T> without(List<T> all, List<T> known) {
        return all.stream().filter(each -> !known.contains(each)).toList();
    }

    private static void sayAll(List<Finding> findings, List<String> troubles) {
        troubles.forEach(LOG::error);
        findings.stream()
                .limit(MOST_LINES)
                .forEach(
                        finding ->
                                LOG.atLevel(level(finding.grade()))
                                        .log("{}: {}", finding.place(), finding.message()));
        if (findings.size() > MOST_LINES) {
            LOG.warn("and {} more: postern check shows them all", findings.size() - MOST_LINES);
        }
    }

    private static Level level(Grade grade) {
        return switch (grade) {
            case PROBLEM -> Level.ERROR;
            case WAITING -> Level.WARN;
            case NOTE -> Level.INFO;
        };
    }
}
