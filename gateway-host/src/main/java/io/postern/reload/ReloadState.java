package io.postern.reload;

import io.postern.config.catalog.Catalog;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.IdleAddress;
import io.postern.config.problem.Finding;
import io.postern.config.read.ConfigurationReading;
import io.postern.time.SteadyStamp;
import java.util.List;

/**
 * What runs, and what there is to say about the files as they are now.
 *
 * @param appliedAt when what runs was applied
 * @param lastGood whether something older runs than what the files say, because of problems
 * @param troubles what is wrong beside the files, such as a handler that could not be made
 * @param idle addresses that would not run if the files were run as they are
 */
public record ReloadState(
        Configuration configuration,
        Catalog catalog,
        SteadyStamp appliedAt,
        boolean lastGood,
        List<Finding> findings,
        List<String> troubles,
        List<IdleAddress> idle) {

    public ReloadState {
        findings = List.copyOf(findings);
        troubles = List.copyOf(troubles);
        idle = List.copyOf(idle);
    }

    /** It runs, and nothing is said yet of the files. */
    static ReloadState of(Configuration configuration, Catalog catalog, SteadyStamp appliedAt) {
        return new ReloadState(
                configuration, catalog, appliedAt, false, List.of(), List.of(), List.of());
    }

    ReloadState says(boolean lastGood, ConfigurationReading files, List<String> troubles) {
        return new ReloadState(
                configuration,
                catalog,
                appliedAt,
                lastGood,
                files.findings(),
                troubles,
                files.idle());
    }
}
