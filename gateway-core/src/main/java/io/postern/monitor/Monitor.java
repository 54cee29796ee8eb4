package io.postern.monitor;

import io.postern.carrier.LinkState;
import io.postern.carrier.LinkState.Phase;
import java.util.HashSet;
import java.util.Set;

/** Makes one connection of all links of a carrier: it is up when every link is. */
final class Monitor {

    private final Connection connection;
    private final Set<String> up = new HashSet<>();
    private Watch watch;

    Monitor(Watch first, Connection connection) {
        this.watch = first;
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    void changed(Watch by, String link, LinkState state) {
        if (by.number() < watch.number()) {
            return;
        }
        if (by.number() > watch.number()) {
            followedBy(by);
        }
        if (state.phase() == Phase.UP) {
            up.add(link);
        } else {
            up.remove(link);
        }
        var why = state.trouble().orElse("");
        boolean all = up.size() == by.links();
        if (all && !connection.isUp()) {
            connection.returned();
        } else if (!all && connection.isUp()) {
            connection.lost(why.isEmpty() ? "it was closed" : why);
        } else if (!all && !why.isEmpty()) {
            connection.because(why);
        }
    }

    /** The carrier was made anew. */
    private void followedBy(Watch next) {
        watch = next;
        up.clear();
        connection.patience(next.patience());
        if (connection.isUp()) {
            connection.lost("the carrier was made anew");
        }
    }
}
