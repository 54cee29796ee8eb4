package io.postern.plugin.run;

import io.postern.config.catalog.Catalog;
import io.postern.plugin.report.PluginReport;
import io.postern.plugin.report.PluginStep;
import java.util.List;

/**
 * One look at the plugins folder, tried out but not taken up yet: hand it to {@link
 * DroppedPlugins#commit} or {@link DroppedPlugins#discard}.
 */
public final class PluginScan {

    private final RunningPlugins next;
    private final Catalog catalog;
    private final List<PluginStep> changes;
    private final List<PluginReport> reports;
    private final List<String> news;
    private final boolean settled;

    PluginScan(
            RunningPlugins next,
            Catalog catalog,
            List<PluginStep> changes,
            List<PluginReport> reports,
            List<String> news,
            boolean settled) {
        this.next = next;
        this.catalog = catalog;
        this.changes = List.copyOf(changes);
        this.reports = List.copyOf(reports);
        this.news = List.copyOf(news);
        this.settled = settled;
    }

    /** What the plugins will offer after a commit. */
    public Catalog catalog() {
        return catalog;
    }

    /** What a commit changes; none where the catalog stays the same. */
    public List<PluginStep> changes() {
        return changes;
    }

    /** How every plugin and every file will be after a commit. */
    public List<PluginReport> reports() {
        return reports;
    }

    /** One line for each trouble that the look before did not have; a copy that goes on is none. */
    public List<String> news() {
        return news;
    }

    /** Whether no file is still being copied; where one is, look again in a moment. */
    public boolean isSettled() {
        return settled;
    }

    RunningPlugins next() {
        return next;
    }
}
