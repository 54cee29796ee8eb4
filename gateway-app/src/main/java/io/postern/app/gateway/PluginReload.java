package io.postern.app.gateway;

import io.postern.api.context.Time;
import io.postern.event.EventHub;
import io.postern.ops.Event;
import io.postern.plugin.run.DroppedPlugins;
import io.postern.plugin.run.PluginScan;
import io.postern.reload.PluginChanges;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plugins, in the two steps of a reload. For the reload's thread. */
final class PluginReload implements PluginChanges {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Plugins");

    private final DroppedPlugins plugins;
    private final EventHub events;
    private final Time time;
    private Optional<PluginScan> tried = Optional.empty();

    PluginReload(DroppedPlugins plugins, EventHub events, Time time) {
        this.plugins = plugins;
        this.events = events;
        this.time = time;
    }

    @Override
    public Tried scan() {
        var scan = plugins.scan();
        tried = Optional.of(scan);
        scan.news().forEach(LOG::warn);
        return new Tried(scan.catalog(), scan.isSettled());
    }

    @Override
    public void commit() {
        tried.ifPresent(this::commit);
        tried = Optional.empty();
    }

    private void commit(PluginScan scan) {
        plugins.commit(scan);
        var own =
                scan.changes().stream()
                        .filter(change -> change.isOwn())
                        .map(change -> change.id())
                        .toList();
        if (!own.isEmpty()) {
            LOG.info("plugins of the distribution: {}", String.join(", ", own));
        }
        for (var change : scan.changes()) {
            if (!change.isOwn()) {
                LOG.info("{}", change);
            }
            events.tell(new Event.PluginChanged(time.now(), change.id(), change.toString()));
        }
    }

    @Override
    public void discard() {
        tried.ifPresent(plugins::discard);
        tried = Optional.empty();
    }
}
