package io.postern.mqtt.receive;

import io.postern.api.carrier.Acknowledgement;
import io.postern.mqtt.wire.IncomingPublish;
import java.util.Arrays;

/**
 * A message that was handed over and is not acknowledged yet. Guarded by the list that holds it.
 */
final class Held implements Acknowledgement {

    private final HeldMessages list;
    private final IncomingPublish first;

    /** As the connection brought it that brought it last. */
    private IncomingPublish last;

    private boolean safe;

    Held(HeldMessages list, IncomingPublish first) {
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

    void came(IncomingPublish again) {
        last = again;
    }

    void acknowledge() {
        last.acknowledge();
    }

    int number() {
        return first.number();
    }

    /** Whether the broker sends this again: until it is acknowledged its number is its own. */
    boolean is(IncomingPublish other) {
        return other.again()
                && number() == other.number()
                && first.qos() == other.qos()
                && first.retained() == other.retained()
                && first.topic().equals(other.topic())
                && Arrays.equals(first.payload(), other.payload());
    }
}
