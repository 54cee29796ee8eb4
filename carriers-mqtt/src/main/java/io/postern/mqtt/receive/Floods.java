package io.postern.mqtt.receive;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Inbox;
import io.postern.api.context.Time;
import io.postern.mqtt.connect.Flood;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps from addresses that want it so what comes too soon after what they got before. */
final class Floods {

    static final String RULE = "flood";

    private final Time time;
    private final Inbox inbox;
    private volatile Map<ReceiveAddress, Flood> all = Map.of();

    /**
     * @param inbox told what was dropped
     */
    Floods(Time time, Inbox inbox) {
        this.time = time;
        this.inbox = inbox;
    }

    void change(Collection<Listening> listening) {
        var next = new HashMap<ReceiveAddress, Flood>();
        for (var one : listening) {
            if (!one.flood().isZero()) {
                var known = all.get(one.address());
                next.put(one.address(), known == null ? new Flood(time, one.flood()) : known);
            }
        }
        all = Map.copyOf(next);
    }

    /** Those that get it. */
    List<ReceiveAddress> passing(List<ReceiveAddress> addresses) {
        return all.isEmpty() ? addresses : addresses.stream().filter(this::passes).toList();
    }

    private boolean passes(ReceiveAddress address) {
        var flood = all.get(address);
        boolean passes = flood == null || flood.passes();
        if (!passes) {
            inbox.skip(address, RULE);
        }
        return passes;
    }
}
