package io.postern.app.run;

import io.postern.api.context.Time;
import io.postern.gateway.EventHub;
import io.postern.ops.Event;
import io.postern.plugin.house.PluginHouse;
import io.postern.plugin.house.Scan;
import io.postern.reload.PluginChanges;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugin house, in the two steps of a reload. For the reload's thread. */
final class HousePlugins implements PluginChanges {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Plugins");

    private final PluginHouse house;
    private final EventHub events;
    private final Time time;
    private Optional<Scan> tried = Optional.empty();

    HousePlugins(PluginHouse house, EventHub events, Time time) {
        this.house = house;
        this.events = events;
        this.time = time;
    }

    @Override
    public Tried scan() {
        var scan = house.scan();
        tried = Optional.of(scan);
        scan.news().forEach(LOG::warn);
        return new Tried(scan.catalog(), scan.isSettled());
    }

    @Override
    public void commit() {
        tried.ifPresent(this::commit);
        tried = Optional.empty();
    }

    private void commit(Scan scan) {
        house.commit(scan);
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
        tried.ifPresent(house::discard);
        tried = Optional.empty();
    }
}
