package io.postern.mqtt.receive;

import io.postern.api.address.ReceiveAddress;
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

    /**
     * @param retained whether the broker had kept it from before
     */
    List<ReceiveAddress> addresses(String topic, boolean retained) {
        var found = tree.find(topic);
        if (found.size() == 1 && takes(found.get(0), retained)) {
            return List.of(found.get(0).address());
        }
        var addresses = new ArrayList<ReceiveAddress>(found.size());
        for (var one : found) {
            if (takes(one, retained)) {
                addresses.add(one.address());
            }
        }
        return addresses;
    }

    private static boolean takes(Listening one, boolean retained) {
        return one.wanted().retained() || !retained;
    }
}
