package io.postern.config.read;

import io.postern.config.explain.Effective;
import io.postern.config.explain.Explanations;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.IdleAddress;
import io.postern.config.problem.Finding;
import io.postern.config.problem.FindingText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of reading all configuration files.
 *
 * @param configuration present exactly when no finding is a problem
 * @param findings everything there is to say, each once, by file, line and column
 * @param watched the files that {@code ${file:}} names, there or not: a change in one is a change
 *     of the configuration
 * @param effective what is in effect, secrets masked; also where there are problems
 * @param explanations the way of each address; also where there are problems
 * @param idle the addresses that exist and would not run
 */
public record ConfigurationReading(
        Optional<Configuration> configuration,
        List<Finding> findings,
        Set<Path> watched,
        Effective effective,
        Explanations explanations,
        List<IdleAddress> idle) {

    public ConfigurationReading {
        findings = List.copyOf(findings);
        watched = Set.copyOf(watched);
        idle = List.copyOf(idle);
    }

    /** Whether there is no file that could make anything run, or could if it were right. */
    public boolean isEmpty() {
        return idle.isEmpty()
                && configuration
                        .filter(
                                all ->
                                        all.carriers().isEmpty()
                                                && all.addresses().isEmpty()
                                                && all.handlers().isEmpty()
                                                && all.tasks().isEmpty())
                        .isPresent();
    }

    /** With more to say that is no problem. */
    public ConfigurationReading with(List<Finding> notes) {
        var all = FindingText.sorted(Stream.concat(findings.stream(), notes.stream()).toList());
        return new ConfigurationReading(configuration, all, watched, effective, explanations, idle);
    }
}
