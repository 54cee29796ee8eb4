package io.postern.plugin.run;

import io.postern.plugin.file.Candidate;
import io.postern.plugin.file.PluginManifest;
import io.postern.plugin.load.Loaded;
import io.postern.plugin.report.PluginReport;
import io.postern.plugin.report.PluginReport.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what does not run and why, one line for each. */
final class PluginTroubles {

    private final List<PluginReport> reports = new ArrayList<>();

    /** A file that could not be read, so that nobody knows whose it is. */
    void unread(String file, State state, String line) {
        add("", "", file, state, line);
    }

    void refused(Candidate candidate, String line) {
        var manifest = candidate.manifest();
        var file = candidate.seen().shown();
        add(manifest.id(), manifest.version(), file, State.REFUSED, line);
    }

    void nextStart(PluginManifest manifest, String file) {
        var line =
                file
                        + ": version "
                        + manifest.version()
                        + " of "
                        + manifest.id()
                        + " takes effect at the next start: it cannot be replaced while it runs";
        add(manifest.id(), manifest.version(), file, State.NEXT_START, line);
    }

    /** A plugin whose source another one has. */
    void lost(PluginChoice.Loser loser) {
        var manifest = loser.plugin().manifest();
        var file = loser.plugin().file();
        add(manifest.id(), manifest.version(), file, State.REFUSED, line(loser));
    }

    static String line(PluginChoice.Loser loser) {
        return loser.plugin().file()
                + ": expected a free source, found "
                + loser.claim()
                + " taken by plugin "
                + loser.holder().id()
                + " from "
                + loser.holder().file()
                + "; remove one of them";
    }

    static String doubled(Candidate candidate, String file) {
        return candidate.seen().shown()
                + ": expected one file for plugin "
                + candidate.manifest().id()
                + ", found "
                + file
                + " too, which counts; remove one of them";
    }

    /** All of it; where another version of the same plugin goes on, the line says so. */
    List<PluginReport> reports(RunningPlugins next) {
        return reports.stream().map(report -> goesOn(report, next)).toList();
    }

    private void add(String id, String version, String file, State state, String line) {
        reports.add(new PluginReport(id, version, file, state, List.of(), Optional.of(line)));
    }

    private static PluginReport goesOn(PluginReport report, RunningPlugins next) {
        var other =
                next.plugin(report.id())
                        .or(() -> next.from(report.file()))
                        .filter(plugin -> isOverridden(report, plugin));
        return other.isEmpty()
                ? report
                : new PluginReport(
                        report.id(),
                        report.version(),
                        report.file(),
                        report.state(),
                        report.offers(),
                        report.trouble().map(line -> line + goesOn(other.get())));
    }

    private static boolean isOverridden(PluginReport report, Loaded plugin) {
        return report.file().equals(plugin.file()) || plugin.isBundled();
    }

    private static String goesOn(Loaded plugin) {
        return "; version " + plugin.manifest().version() + " goes on";
    }
}
