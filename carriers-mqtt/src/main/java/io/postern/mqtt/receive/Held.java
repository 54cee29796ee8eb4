package io.postern.mqtt.receive;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.postern.api.carrier.Acknowledgement;
import io.postern.mqtt.wire.Received;

/**
 * A message that was handed over and is not acknowledged yet. Guarded by the list that holds it.
 */
final class Held implements Acknowledgement {

    private final HeldMessages list;
    private final Mqtt5Publish first;

    /** As the connection brought it that brought it last. */
    private Mqtt5Publish last;

    private boolean safe;

    Held(HeldMessages list, Mqtt5Publish first) {
        this.list = list;
        this.first = first;
        this.last = first;
    }

    @Override
    public void confirm() {
        list.confirm(this);
    }

    /** It needs to be held no more, but maybe cannot be confirmed yet. */
    void safe() {
        safe = true;
    }

    boolean isSafe() {
        return safe;
    }

    void came(Mqtt5Publish again) {
        last = again;
    }

    void acknowledge() {
        last.acknowledge();
    }

    int number() {
        return Received.number(first);
    }

    /** Whether the broker sends this again: until it is acknowledged its number is its own. */
    boolean is(Mqtt5Publish other) {
        return Received.again(other)
                && number() == Received.number(other)
                && first.getQos() == other.getQos()
                && first.isRetain() == other.isRetain()
                && first.getTopic().equals(other.getTopic())
                && first.getPayload().equals(other.getPayload());
    }
}
