package io.postern.reload;

import io.postern.api.context.Time;
import io.postern.config.catalog.Catalog;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.read.ConfigurationReading;
import io.postern.gateway.object.ApplyException;
import io.postern.ops.Event;
import io.postern.plugin.run.DroppedPlugins;
import io.postern.watch.FolderWatch;
import io.postern.watch.Snapshot;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The steps from changed files to a changed gateway. For one thread. */
final class Reload {

    /** So many passes are put off for files that never stand still; then they are taken so. */
    private static final int PATIENCE = 3;

    private final ConfigurationFiles files;
    private final DroppedPlugins plugins;
    private final CurrentRun run;
    private final LastGoodKeeping keeping;
    private final FolderWatch watch;
    private final Time time;
    private final Consumer<Event> events;

    private Snapshot handled = Snapshot.EMPTY;
    private boolean settled;
    private int patience = PATIENCE;

    Reload(
            ConfigurationFiles files,
            DroppedPlugins plugins,
            CurrentRun run,
            LastGoodKeeping keeping,
            FolderWatch watch,
            Time time,
            Consumer<Event> events) {
        this.files = files;
        this.plugins = plugins;
        this.run = run;
        this.keeping = keeping;
        this.watch = watch;
        this.time = time;
        this.events = events;
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
        if (run.state().filter(state -> !state.lastGood()).isPresent()) {
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
        // Seen before they are tried: what comes while one is loaded, which takes long, is news.
        var jars = watch.look().plugins();
        try (var tried = new TriedPlugins(plugins)) {
            var reading = read(tried.catalog());
            settled = reading.still() && tried.isSettled();
            if (!reading.still() && patience > 0 && run.state().isPresent()) {
                patience--;
                return Optional.empty();
            }
            patience = PATIENCE;
            var newSecrets = !handled.sameSecrets(reading.snapshot());
            handled = reading.snapshot().withPlugins(jars);
            return Optional.of(follow(reading.reading(), tried, newSecrets));
        }
    }

    private SettledReading read(Catalog catalog) {
        return SettledReading.of(files, catalog, watch, run.secrets(), keeping);
    }

    private ReloadOutcome follow(
            ConfigurationReading reading, TriedPlugins tried, boolean newSecrets)
            throws NoConfigurationException {
        if (reading.configuration().isPresent()) {
            return good(reading, tried);
        }
        return run.state().isEmpty() ? resume(reading, tried) : bad(reading, tried, newSecrets);
    }

    private ReloadOutcome good(ConfigurationReading reading, TriedPlugins tried) {
        try {
            return run.runs(reading, List.of(), apply(reading, tried));
        } catch (ApplyException e) {
            return withOldPlugins(reading, e.getMessage(), tried.catalog());
        }
    }

    private Optional<ConfigurationDiff> apply(ConfigurationReading reading, TriedPlugins tried)
            throws ApplyException {
        var applied = run.apply(reading, tried.catalog());
        tried.take(time, events);
        return applied;
    }

    /**
     * What cannot be made may be a new plugin's fault: then the old one may still run the files.
     */
    private ReloadOutcome withOldPlugins(
            ConfigurationReading reading, String trouble, Catalog candidate) {
        var old = run.catalog();
        if (candidate.equals(old)) {
            return run.refuses(reading, List.of(trouble), Optional.empty());
        }
        var again = read(old);
        settled &= again.still();
        handled = again.snapshot().withPlugins(handled.plugins());
        if (again.reading().configuration().isEmpty()) {
            return run.refuses(reading, List.of(trouble), Optional.empty());
        }
        try {
            return run.runs(again.reading(), List.of(trouble), run.apply(again.reading(), old));
        } catch (ApplyException e) {
            return run.refuses(reading, List.of(trouble, e.getMessage()), Optional.empty());
        }
    }

    /** The files are broken: what runs may still have to follow its plugins and secrets. */
    private ReloadOutcome bad(
            ConfigurationReading reading, TriedPlugins tried, boolean newSecrets) {
        if (tried.catalog().equals(run.catalog()) && !newSecrets) {
            return run.refuses(reading, List.of(), Optional.empty());
        }
        try {
            return run.refuses(reading, List.of(), apply(kept(tried.catalog()), tried));
        } catch (ApplyException e) {
            return run.refuses(reading, List.of(e.getMessage()), Optional.empty());
        }
    }

    /** The files of what runs. */
    private ConfigurationReading kept(Catalog catalog) throws ApplyException {
        var configs =
                keeping.ofRunning()
                        .orElseThrow(
                                () ->
                                        new ApplyException(
                                                "changes of plugins and secrets wait until the"
                                                        + " configuration has no problems: the files of"
                                                        + " the one that runs are not kept"));
        return kept(configs, catalog);
    }

    private ConfigurationReading kept(Path configs, Catalog catalog) throws ApplyException {
        var reading = files.kept(configs, catalog);
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
    private ReloadOutcome resume(ConfigurationReading broken, TriedPlugins tried)
            throws NoConfigurationException {
        var configs = keeping.any();
        if (configs.isEmpty()) {
            throw new NoConfigurationException(broken.findings(), "no last good one is kept");
        }
        try {
            var reading = kept(configs.get(), tried.catalog());
            var applied = apply(reading, tried);
            keeping.resume();
            watchAlso(reading.watched());
            return run.refuses(broken, List.of(), applied);
        } catch (ApplyException e) {
            throw new NoConfigurationException(
                    broken.findings(), "the last good one cannot run: " + e.getMessage());
        }
    }

    private void watchAlso(Set<Path> secrets) {
        var all = new HashSet<>(handled.secrets().keySet());
        all.addAll(secrets);
        watch.secrets(all);
        handled = handled.withSecrets(watch.look().secrets());
    }
}
