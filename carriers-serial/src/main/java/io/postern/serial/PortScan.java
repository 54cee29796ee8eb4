package io.postern.serial;

import io.postern.api.carrier.Plugboard;
import io.postern.api.link.LinkWatch;
import io.postern.serial.find.PortFinder;
import io.postern.serial.find.SeenPort;
import io.postern.serial.session.DeviceLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is plugged in, compared with what is there. */
final class PortScan {

    private final PortFinder finder;
    private final String wanted;
    private final int most;
    private final Plugboard plugboard;
    private final Function<String, DeviceLink> making;
    private final LinkWatch watch;
    private final Map<SeenPort, DeviceLink> plugged = new LinkedHashMap<>();
    private String remark = "";
    private boolean ended;

    /**
     * @param wanted what the finder looks for, in words
     * @param most ports that may be plugged in at once
     * @param making makes the link of a port
     */
    PortScan(
            PortFinder finder,
            String wanted,
            int most,
            Plugboard plugboard,
            Function<String, DeviceLink> making,
            LinkWatch watch) {
        this.finder = finder;
        this.wanted = wanted;
        this.most = most;
        this.plugboard = plugboard;
        this.making = making;
        this.watch = watch;
    }

    /** First out, then in: what comes back under another name must not meet itself. */
    synchronized void look() {
        if (ended) {
            return;
        }
        var there = finder.find();
        for (var known : List.copyOf(plugged.keySet())) {
            if (!there.contains(known)) {
                unplug(known, why(known, there));
            }
        }
        int refused = 0;
        for (var seen : there) {
            if (!plugged.containsKey(seen)) {
                refused += plug(seen) ? 0 : 1;
            }
        }
        say(refused);
    }

    private boolean plug(SeenPort seen) {
        if (plugged.size() >= most) {
            return false;
        }
        var link = making.apply(seen.port());
        plugged.put(seen, link);
        plugboard.plug(link);
        return true;
    }

    private static String why(SeenPort known, List<SeenPort> there) {
        return there.stream().anyMatch(seen -> seen.port().equals(known.port()))
                ? "another device has taken its port"
                : "its port is gone";
    }

    private void unplug(SeenPort known, String why) {
        var link = plugged.remove(known);
        if (link != null) {
            plugboard.unplug(link, why);
            link.gone(why);
        }
    }

    private void say(int refused) {
        var next = "";
        if (plugged.isEmpty()) {
            next = wanted;
        } else if (refused > 0) {
            next = refused + " more ports are there than \"max_devices\" allows (" + most + ")";
        }
        if (!next.equals(remark)) {
            remark = next;
            watch.remark(next);
        }
    }

    /** Takes everything away, for good. */
    synchronized void end() {
        ended = true;
        // all at once: each lets go of its port on its own thread
        plugged.values().forEach(DeviceLink::end);
        plugged.values().forEach(link -> plugboard.unplug(link, "the carrier ends"));
        plugged.clear();
    }
}
