package io.postern.reload;

import io.postern.api.context.Time;
import io.postern.config.catalog.Catalog;
import io.postern.ops.Event;
import io.postern.plugin.report.PluginStep;
import io.postern.plugin.run.DroppedPlugins;
import io.postern.plugin.run.PluginScan;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of one pass, loaded beside those that run: taken once they are in use, and gone at
 * the end where they are not. For the reload's thread.
 */
final class TriedPlugins implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Plugins");

    private final DroppedPlugins plugins;
    private final PluginScan scan;
    private boolean taken;

    TriedPlugins(DroppedPlugins plugins) {
        this.plugins = plugins;
        this.scan = plugins.scan();
        scan.news().forEach(LOG::warn);
    }

    /** What there would be; equal to what there is when no plugin changed. */
    Catalog catalog() {
        return scan.catalog();
    }

    /** Whether no jar is still being copied; where one is, look again in a moment. */
    boolean isSettled() {
        return scan.isSettled();
    }

    /** They are in use; what they replace is in use no more and goes. */
    void take(Time time, Consumer<Event> events) {
        taken = true;
        plugins.commit(scan);
        var own = scan.changes().stream().filter(PluginStep::isOwn).map(PluginStep::id).toList();
        if (!own.isEmpty()) {
            LOG.info("plugins of the distribution: {}", String.join(", ", own));
        }
        for (var change : scan.changes()) {
            if (!change.isOwn()) {
                LOG.info("{}", change);
            }
            events.accept(new Event.PluginChanged(time.now(), change.id(), change.toString()));
        }
    }

    @Override
    public void close() {
        if (!taken) {
            plugins.discard(scan);
        }
    }
}
