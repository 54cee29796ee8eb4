package io.postern.plugin.run;

import io.postern.config.catalog.Catalog;
import io.postern.plugin.file.PluginFolder;
import io.postern.plugin.load.Loaded;
import io.postern.plugin.load.PluginLoading;
import io.postern.plugin.report.PluginReport;
import io.postern.plugin.report.PluginReport.State;
import io.postern.plugin.report.Reporting;
import io.postern.plugin.run.FolderComparison.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All plugins: those of the class path, and those that people drop into a folder. A change takes
 * two steps: {@link #scan} loads it beside what runs, {@link #commit} or {@link #discard} ends it.
 * Scanning, committing, discarding and closing have one owner thread; the rest is safe for any.
 */
public final class DroppedPlugins implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PluginFolder folder;
    private final PluginLoading loading;
    private final FolderComparison comparison = new FolderComparison();
    private final Refusals refusals = new Refusals();
    private final Map<String, Loaded> parked = new HashMap<>();
    private final List<Loaded> bundled;
    private final List<String> bundledTroubles = new ArrayList<>();
    private Set<String> known = Set.of();
    private Optional<PluginScan> pending = Optional.empty();
    private RunningPlugins running = RunningPlugins.EMPTY;
    private volatile Catalog catalog = Catalog.EMPTY;
    private volatile List<PluginReport> reports = List.of();

    /**
     * Asks the bundled plugins what they offer; nothing is in effect before the first commit.
     *
     * @param plugins the folder that people drop plugins into; it need not exist
     * @param work where copies of them are kept while they are loaded; copies that a crash left
     *     there are deleted, those of another process are not touched
     * @throws IOException when the class path or the work folder cannot be read
     */
    public DroppedPlugins(Path plugins, Path work) throws IOException {
        this(plugins, work, DroppedPlugins.class.getClassLoader(), PATIENCE);
    }

    /** The same with bundled plugins from another loader, and another patience with slow ones. */
    public DroppedPlugins(Path plugins, Path work, ClassLoader host, Duration patience)
            throws IOException {
        this.folder = new PluginFolder(plugins);
        this.loading = new PluginLoading(work, host, patience);
        this.bundled = loading.bundled(bundledTroubles);
    }

    /**
     * Looks at the folder, loads what is new, and says how all would be. May take seconds; what
     * runs goes on. A plugin that fails costs only itself.
     *
     * @throws IllegalStateException when the scan before was neither committed nor discarded
     */
    public PluginScan scan() {
        if (pending.isPresent()) {
            throw new IllegalStateException("the scan before is neither committed nor discarded");
        }
        var troubles = new PluginTroubles();
        var found = look(troubles);
        var standing = new PluginScanner.Standing(running, parked, bundled);
        var scanner =
                new PluginScanner(loading, standing, refusals, found.orElse(List.of()), troubles);
        var next = scanner.run(found.isEmpty());
        boolean isSettled = found.isPresent() && found.get().stream().allMatch(Found::isSettled);
        var scan = scan(next, troubles.reports(next), isSettled);
        pending = Optional.of(scan);
        return scan;
    }

    /** Puts a scan into effect, and closes what no longer runs: nothing of it may be in use. */
    public void commit(PluginScan scan) {
        end(scan);
        var before = running;
        running = scan.next();
        catalog = scan.catalog();
        reports = scan.reports();
        running.plugins().forEach(plugin -> parked.remove(plugin.id(), plugin));
        before.plugins().stream().filter(this::isIdle).forEach(this::release);
    }

    /** Drops a scan: what it loaded is closed, and what ran goes on, as the reports then say. */
    public void discard(PluginScan scan) {
        end(scan);
        var troubles = scan.reports().stream().filter(report -> report.trouble().isPresent());
        var dropped = scan.changes().stream().map(Reporting::dropped);
        reports = reports(running, Stream.concat(troubles, dropped));
        scan.next().plugins().stream()
                .filter(this::isIdle)
                .filter(plugin -> !parked.containsValue(plugin))
                .forEach(loading::unload);
    }

    /** The folder that people drop plugins into. */
    public Path folder() {
        return folder.path();
    }

    /** What is on offer since the last commit. */
    public Catalog catalog() {
        return catalog;
    }

    /** How plugins and files were at the last scan that was ended. */
    public List<PluginReport> reports() {
        return reports;
    }

    /** How many class loaders of plugins are in use, or closed and held by something. */
    public int livingLoaders() {
        return loading.loaders().living();
    }

    /** Closes everything; nothing of any plugin may be in use. */
    @Override
    public void close() throws IOException {
        pending.ifPresent(this::discard);
        running.plugins().forEach(loading::unload);
        parked.values().forEach(loading::unload);
        parked.clear();
        running = RunningPlugins.EMPTY;
        catalog = Catalog.EMPTY;
        loading.close();
    }

    /** Empty where the folder cannot be read. */
    private Optional<List<Found>> look(PluginTroubles troubles) {
        bundledTroubles.forEach(line -> troubles.unread(line.split(":")[0], State.REFUSED, line));
        try {
            var found = comparison.compare(folder.look());
            found.forEach(each -> each.tell(troubles));
            return Optional.of(found);
        } catch (IOException unreadable) {
            var name = folder.shown();
            var line = name + ": expected a folder that can be read, found " + unreadable;
            troubles.unread(name, State.REFUSED, line);
            return Optional.empty();
        }
    }

    private PluginScan scan(RunningPlugins next, List<PluginReport> troubles, boolean isSettled) {
        var lines =
                troubles.stream()
                        .filter(report -> report.state() != State.COPYING)
                        .flatMap(report -> report.trouble().stream())
                        .toList();
        var news = lines.stream().filter(line -> !known.contains(line)).toList();
        known = new HashSet<>(lines);
        var changes = running.to(next);
        var offered = changes.isEmpty() ? catalog : next.catalog();
        var all = reports(next, troubles.stream());
        return new PluginScan(next, offered, changes, all, news, isSettled);
    }

    private static List<PluginReport> reports(RunningPlugins next, Stream<PluginReport> others) {
        var plugins = next.plugins().stream().sorted(Comparator.comparing(Loaded::id));
        return Stream.concat(plugins.map(Reporting::running), others).toList();
    }

    private void end(PluginScan scan) {
        if (pending.filter(open -> open == scan).isEmpty()) {
            throw new IllegalStateException("this scan is over");
        }
        pending = Optional.empty();
    }

    private boolean isIdle(Loaded plugin) {
        return !running.plugins().contains(plugin);
    }

    /** What cannot be loaded twice in one process is kept for the case that it comes back. */
    private void release(Loaded plugin) {
        if (plugin.manifest().replaceable()) {
            loading.unload(plugin);
        } else if (!plugin.isBundled()) {
            parked.put(plugin.id(), plugin);
        }
    }
}
