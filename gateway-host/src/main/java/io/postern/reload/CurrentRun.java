package io.postern.reload;

import io.postern.api.context.Time;
import io.postern.config.catalog.Catalog;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.plan.Configuration;
import io.postern.config.problem.Finding;
import io.postern.gateway.object.ApplyException;
import io.postern.time.SteadyStamp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What runs now, and the way to change it. For one thread. */
final class CurrentRun {

    private final Applying applying;
    private final Time time;
    private Optional<ReloadState> state = Optional.empty();
    private Set<Path> secrets = Set.of();

    CurrentRun(Applying applying, Time time) {
        this.applying = applying;
        this.time = time;
    }

    /** Nothing before the first configuration runs. */
    Optional<ReloadState> state() {
        return state;
    }

    Catalog catalog() {
        return state.map(ReloadState::catalog).orElse(Catalog.EMPTY);
    }

    /** The secret files of what runs. */
    Set<Path> secrets() {
        return secrets;
    }

    /**
     * Runs what was read.
     *
     * @return what that changed; nothing where it runs already
     */
    Optional<ConfigurationDiff> apply(FolderReading reading, Catalog catalog)
            throws ApplyException {
        var next = reading.configuration().orElseThrow();
        if (isRunning(next, catalog)) {
            secrets = reading.watched();
            return Optional.empty();
        }
        var diff = applying.apply(next, catalog);
        secrets = reading.watched();
        state =
                Optional.of(
                        new ReloadState(
                                next, catalog, SteadyStamp.now(time), false, List.of(), List.of()));
        return Optional.of(diff);
    }

    private boolean isRunning(Configuration next, Catalog catalog) {
        return state.filter(
                        now ->
                                now.catalog().equals(catalog)
                                        && now.configuration().systemId().equals(next.systemId())
                                        && ConfigurationDiff.between(now.configuration(), next)
                                                .isEmpty())
                .isPresent();
    }

    /** The files as they are run. */
    ReloadOutcome runs(
            List<Finding> findings, List<String> troubles, Optional<ConfigurationDiff> applied) {
        return says(false, findings, troubles, applied);
    }

    /** The files as they are do not run; something older does. */
    ReloadOutcome refuses(
            List<Finding> findings, List<String> troubles, Optional<ConfigurationDiff> applied) {
        return says(true, findings, troubles, applied);
    }

    private ReloadOutcome says(
            boolean lastGood,
            List<Finding> findings,
            List<String> troubles,
            Optional<ConfigurationDiff> applied) {
        var now = state.orElseThrow().says(lastGood, findings, troubles);
        state = Optional.of(now);
        return new ReloadOutcome(now, applied);
    }
}
