package io.postern.reload;

import io.postern.config.catalog.Catalog;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.problem.Finding;
import io.postern.gateway.object.ApplyException;
import io.postern.watch.FolderWatch;
import io.postern.watch.Snapshot;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps from changed files to a changed gateway. For one thread. */
final class Reload {

    /** So many passes are put off for files that never stand still; then they are taken so. */
    private static final int PATIENCE = 3;

    private final Configurations configurations;
    private final PluginChanges plugins;
    private final CurrentRun stage;
    private final LastGoodKeeping keeping;
    private final FolderWatch watch;

    private Snapshot handled = Snapshot.EMPTY;
    private boolean settled;
    private int patience = PATIENCE;

    Reload(
            Configurations configurations,
            PluginChanges plugins,
            CurrentRun stage,
            LastGoodKeeping keeping,
            FolderWatch watch) {
        this.configurations = configurations;
        this.plugins = plugins;
        this.stage = stage;
        this.keeping = keeping;
        this.watch = watch;
    }

    /** Whether any file differs from what the last pass saw. */
    boolean hasNews() {
        return !watch.look().equals(handled);
    }

    /** Whether all files stood still; if not, another pass is due in a moment. */
    boolean isSettled() {
        return settled;
    }

    /** Keeps the files, when they are what runs. */
    void keep() {
        if (stage.state().filter(state -> !state.lastGood()).isPresent()) {
            keeping.commit();
        }
    }

    /**
     * Does all steps.
     *
     * @return nothing when files did not stand still for it: then all is as before
     * @throws NoConfigurationException when nothing ran before and nothing can run now
     */
    Optional<ReloadOutcome> pass() throws NoConfigurationException {
        var tried = plugins.scan();
        try {
            var reading = settledReading(tried.catalog());
            if (!reading.still() && patience > 0 && stage.state().isPresent()) {
                patience--;
                settled = false;
                plugins.discard();
                return Optional.empty();
            }
            patience = PATIENCE;
            return Optional.of(pass(tried, reading));
        } catch (RuntimeException e) {
            plugins.discard();
            throw e;
        }
    }

    private ReloadOutcome pass(PluginChanges.Tried tried, SettledReading settledReading)
            throws NoConfigurationException {
        var before = handled;
        var reading = taken(settledReading);
        settled &= tried.settled();
        if (reading.configuration().isPresent()) {
            return good(reading, tried.catalog());
        }
        return stage.state().isEmpty()
                ? resume(reading.findings(), List.of(), tried.catalog())
                : bad(reading, tried.catalog(), !before.sameSecrets(handled));
    }

    private SettledReading settledReading(Catalog catalog) {
        return SettledReading.of(configurations, catalog, watch, stage.secrets(), keeping);
    }

    private FolderReading taken(SettledReading reading) {
        handled = reading.snapshot();
        settled = reading.still();
        return reading.reading();
    }

    private ReloadOutcome good(FolderReading reading, Catalog candidate)
            throws NoConfigurationException {
        try {
            var applied = stage.apply(reading, candidate);
            plugins.commit();
            return stage.runs(reading.findings(), List.of(), applied);
        } catch (ApplyException e) {
            return stage.state().isEmpty()
                    ? resume(reading.findings(), List.of(e.getMessage()), candidate)
                    : withOldPlugins(reading, e, candidate);
        }
    }

    /**
     * What cannot be made may be a new plugin's fault: then the old one may still run the files.
     */
    private ReloadOutcome withOldPlugins(
            FolderReading reading, ApplyException trouble, Catalog candidate) {
        plugins.discard();
        var old = stage.catalog();
        var troubles = List.of(trouble.getMessage());
        var again =
                candidate.equals(old)
                        ? Optional.<FolderReading>empty()
                        : Optional.of(taken(settledReading(old)));
        if (again.isEmpty() || again.get().configuration().isEmpty()) {
            return stage.refuses(reading.findings(), troubles, Optional.empty());
        }
        try {
            var applied = stage.apply(again.get(), old);
            return stage.runs(again.get().findings(), troubles, applied);
        } catch (ApplyException e) {
            return stage.refuses(
                    reading.findings(),
                    List.of(trouble.getMessage(), e.getMessage()),
                    Optional.empty());
        }
    }

    /** The files are broken: what runs may still have to follow its plugins and secrets. */
    private ReloadOutcome bad(FolderReading reading, Catalog candidate, boolean newSecrets) {
        if (candidate.equals(stage.catalog()) && !newSecrets) {
            plugins.discard();
            return stage.refuses(reading.findings(), List.of(), Optional.empty());
        }
        try {
            var applied = keptWith(candidate);
            plugins.commit();
            return stage.refuses(reading.findings(), List.of(), applied);
        } catch (ApplyException e) {
            plugins.discard();
            return stage.refuses(reading.findings(), List.of(e.getMessage()), Optional.empty());
        }
    }

    private Optional<ConfigurationDiff> keptWith(Catalog candidate) throws ApplyException {
        var configs =
                keeping.ofRunning()
                        .orElseThrow(
                                () ->
                                        new ApplyException(
                                                "changes of plugins and secrets wait until the"
                                                        + " configuration has no problems: the files of"
                                                        + " the one that runs are not kept"));
        return stage.apply(kept(configs, candidate), candidate);
    }

    private FolderReading kept(Path configs, Catalog candidate) throws ApplyException {
        var reading = configurations.kept(configs, candidate);
        if (reading.configuration().isEmpty()) {
            throw new ApplyException(
                    "the last good configuration does not fit the plugins and secrets as they are"
                            + " now: "
                            + reading.findings().stream()
                                    .map(finding -> finding.place() + ": " + finding.message())
                                    .findFirst()
                                    .orElse("it cannot be read"));
        }
        return reading;
    }

    /** Starts with the last good files. */
    private ReloadOutcome resume(List<Finding> findings, List<String> troubles, Catalog candidate)
            throws NoConfigurationException {
        var configs = keeping.any();
        if (configs.isEmpty()) {
            plugins.discard();
            throw new NoConfigurationException(findings, troubles, "no last good one is kept");
        }
        try {
            var reading = kept(configs.get(), candidate);
            var applied = stage.apply(reading, candidate);
            plugins.commit();
            keeping.resume();
            watchAlso(reading.watched());
            return stage.refuses(findings, troubles, applied);
        } catch (ApplyException e) {
            plugins.discard();
            throw new NoConfigurationException(
                    findings, troubles, "the last good one cannot run: " + e.getMessage());
        }
    }

    private void watchAlso(Set<Path> secrets) {
        var all = new HashSet<>(handled.secrets().keySet());
        all.addAll(secrets);
        watch.secrets(all);
        handled = handled.withSecrets(watch.look().secrets());
    }
}
