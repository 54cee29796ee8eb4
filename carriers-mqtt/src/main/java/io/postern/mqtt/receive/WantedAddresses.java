package io.postern.mqtt.receive;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.mqtt.config.MqttReceiveConfig;
import io.postern.mqtt.topic.Subscription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which addresses listen: those that receive always or at intervals from the start, the others once
 * they were asked for. One owner.
 */
final class WantedAddresses {

    private final Function<ReceiveAddress, MqttReceiveConfig> reading;
    private final Set<String> asked = new HashSet<>();
    private List<ReceiveAddress> addresses = List.of();
    private List<Listening> listening = List.of();

    WantedAddresses(Function<ReceiveAddress, MqttReceiveConfig> reading) {
        this.reading = reading;
    }

    void change(List<ReceiveAddress> next) {
        addresses = List.copyOf(next);
        asked.retainAll(names(next));
        read();
    }

    /** Whether that changes anything. */
    boolean ask(ReceiveAddress address) {
        if (listens(address) || !names(addresses).contains(address.name())) {
            return false;
        }
        asked.add(address.name());
        read();
        return true;
    }

    List<Listening> listening() {
        return listening;
    }

    List<Subscription> subscriptions() {
        return listening.stream().map(Listening::wanted).toList();
    }

    private void read() {
        listening =
                addresses.stream()
                        .filter(this::listens)
                        .map(address -> Listening.of(address, reading.apply(address)))
                        .toList();
    }

    private boolean listens(ReceiveAddress address) {
        var kind = address.trigger().kind();
        return kind == Trigger.Kind.ALWAYS
                || kind == Trigger.Kind.EVERY
                || asked.contains(address.name());
    }

    private static Set<String> names(List<ReceiveAddress> all) {
        return all.stream().map(ReceiveAddress::name).collect(Collectors.toSet());
    }
}
