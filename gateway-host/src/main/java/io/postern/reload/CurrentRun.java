package io.postern.reload;

import io.postern.api.context.Time;
import io.postern.config.catalog.Catalog;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.plan.Configuration;
import io.postern.config.read.ConfigurationReading;
import io.postern.gateway.RunningConfiguration;
import io.postern.gateway.object.ApplyException;
import io.postern.operate.Operators;
import io.postern.time.SteadyStamp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What runs now, and the way to change it. For one thread. */
public final class CurrentRun {

    private final RunningConfiguration running;
    private final Operators operators;
    private final Time time;
    private Optional<ReloadState> state = Optional.empty();
    private Set<Path> secrets = Set.of();

    public CurrentRun(RunningConfiguration running, Operators operators, Time time) {
        this.running = running;
        this.operators = operators;
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
     * Runs what was read; no object of a replaced plugin is in use when it returns.
     *
     * @return what that changed; nothing where it runs already
     * @throws ApplyException when one cannot be made in whose place another runs; everything runs
     *     on as before
     */
    Optional<ConfigurationDiff> apply(ConfigurationReading reading, Catalog catalog)
            throws ApplyException {
        var next = reading.configuration().orElseThrow();
        if (isRunning(next, catalog)) {
            secrets = reading.watched();
            return Optional.empty();
        }
        var diff = running.apply(next, catalog);
        operators.change(catalog);
        secrets = reading.watched();
        state = Optional.of(ReloadState.of(next, catalog, SteadyStamp.now(time)));
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
            ConfigurationReading files,
            List<String> troubles,
            Optional<ConfigurationDiff> applied) {
        return says(false, files, troubles, applied);
    }

    /** The files as they are do not run; something older does. */
    ReloadOutcome refuses(
            ConfigurationReading files,
            List<String> troubles,
            Optional<ConfigurationDiff> applied) {
        return says(true, files, troubles, applied);
    }

    private ReloadOutcome says(
            boolean lastGood,
            ConfigurationReading files,
            List<String> troubles,
            Optional<ConfigurationDiff> applied) {
        var now = state.orElseThrow().says(lastGood, files, troubles);
        state = Optional.of(now);
        return new ReloadOutcome(now, applied);
    }
}
