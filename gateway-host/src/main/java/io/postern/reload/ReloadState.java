package io.postern.reload;

import io.postern.config.catalog.Catalog;
import io.postern.config.plan.Configuration;
import io.postern.config.problem.Finding;
import io.postern.time.SteadyStamp;
import java.util.List;

/**
 * What runs, and what there is to say about the files as they are now.
 *
 * @param appliedAt when what runs was applied
 * @param lastGood whether something older runs than what the files say, because of problems
 * @param troubles what is wrong beside the files, such as a handler that could not be made
 */
public record ReloadState(
        Configuration configuration,
        Catalog catalog,
        SteadyStamp appliedAt,
        boolean lastGood,
        List<Finding> findings,
        List<String> troubles) {

    public ReloadState {
        findings = List.copyOf(findings);
        troubles = List.copyOf(troubles);
    }

    ReloadState says(boolean lastGood, List<Finding> findings, List<String> troubles) {
        return new ReloadState(configuration, catalog, appliedAt, lastGood, findings, troubles);
    }
}
