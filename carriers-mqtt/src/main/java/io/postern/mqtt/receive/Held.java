package io.postern.mqtt.receive;

import io.postern.mqtt.dialect.Incoming;
import java.util.Arrays;

/**
 * A message that was handed over and is not acknowledged yet. Guarded by the list that holds it.
 */
final class Held {

    private final Incoming first;

    /** How it is confirmed on the connection that brought it last. */
    Runnable acknowledge;

    /** Whether it needs to be held no more, but could not be confirmed yet. */
    boolean safe;

    Held(Incoming first) {
        this.first = first;
        this.acknowledge = first.acknowledge();
    }

    int number() {
        return first.number();
    }

    /** Whether the broker sends this again: until it is acknowledged its number is its own. */
    boolean is(Incoming other) {
        return other.again()
                && first.number() == other.number()
                && first.qos() == other.qos()
                && first.retained() == other.retained()
                && first.topic().equals(other.topic())
                && Arrays.equals(first.payload(), other.payload());
    }
}
