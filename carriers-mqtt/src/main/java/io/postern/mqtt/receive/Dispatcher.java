package io.postern.mqtt.receive;

import io.postern.api.carrier.ReceiveAddress;
import io.postern.mqtt.dialect.Incoming;
import io.postern.mqtt.topic.FilterTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which addresses a message is for. Changed by one thread, asked by another. */
final class Dispatcher {

    private volatile FilterTree<Listening> tree = FilterTree.<Listening>builder().build();

    void change(Collection<Listening> all) {
        var next = FilterTree.<Listening>builder();
        all.forEach(one -> next.put(one.wanted().filter(), one));
        tree = next.build();
    }

    List<ReceiveAddress> addresses(Incoming incoming) {
        var found = tree.find(incoming.topic());
        if (found.size() == 1 && takes(found.get(0), incoming)) {
            return List.of(found.get(0).address());
        }
        var addresses = new ArrayList<ReceiveAddress>(found.size());
        for (var one : found) {
            if (takes(one, incoming)) {
                addresses.add(one.address());
            }
        }
        return addresses;
    }

    private static boolean takes(Listening one, Incoming incoming) {
        return one.wanted().retained() || !incoming.retained();
    }
}
