package io.postern.monitor;

import io.postern.carrier.LinkState;
import io.postern.carrier.LinkState.Phase;
import java.util.HashSet;
import java.util.Set;

/** Makes one connection of those links of a carrier that count: it is up when all of them are. */
final class CarrierConnection {

    private final MonitoredConnection connection;
    private final Set<String> up = new HashSet<>();
    private MonitoredLinks watch;

    CarrierConnection(MonitoredLinks watch, MonitoredConnection connection) {
        this.watch = watch;
        this.connection = connection;
    }

    MonitoredConnection connection() {
        return connection;
    }

    void changed(String link, LinkState state) {
        if (state.phase() == Phase.UP) {
            up.add(link);
        } else {
            up.remove(link);
        }
        var why = state.trouble().orElse("");
        boolean all = up.containsAll(watch.links());
        if (all && !connection.isUp()) {
            connection.returned();
        } else if (!all && connection.isUp()) {
            connection.lost(why.isEmpty() ? "it was closed" : why);
        } else if (!all && !why.isEmpty()) {
            connection.because(why);
        }
    }

    /** The carrier was made anew. */
    void followedBy(MonitoredLinks next) {
        watch = next;
        up.clear();
        connection.followedBy(next.patience());
    }
}
