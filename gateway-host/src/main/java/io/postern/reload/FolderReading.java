package io.postern.reload;

import io.postern.config.plan.Configuration;
import io.postern.config.problem.Finding;
import io.postern.config.problem.Grade;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What reading the folders gave.
 *
 * @param configuration nothing where there is a problem
 * @param watched secret files that it depends on
 */
public record FolderReading(
        Optional<Configuration> configuration, List<Finding> findings, Set<Path> watched) {

    public FolderReading {
        findings = List.copyOf(findings);
        watched = Set.copyOf(watched);
    }

    long problems() {
        return findings.stream().filter(finding -> finding.grade() == Grade.PROBLEM).count();
    }
}
