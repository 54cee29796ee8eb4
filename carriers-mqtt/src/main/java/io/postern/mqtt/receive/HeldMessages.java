package io.postern.mqtt.receive;

import io.postern.api.carrier.Acknowledgement;
import io.postern.mqtt.connect.Incoming;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The messages that were handed over and are not acknowledged yet, in the order they came; they are
 * acknowledged in that order, for so it happens on the wire anyway. After a reconnection to a kept
 * session the broker sends them again, in that order, before anything else: then they are not
 * handed over again, but the held ones get the new acknowledgement. So a link that flaps while a
 * destination is away repeats nothing, and takes no more memory. Any thread may use it.
 */
final class HeldMessages {

    /** Those of this connection. */
    private Deque<Held> here = new ArrayDeque<>();

    /** Those of connections before that the broker may still send again. */
    private Deque<Held> expected = new ArrayDeque<>();

    /**
     * A connection begins.
     *
     * @param sessionPresent whether the broker kept the session; if not, it has forgotten these
     */
    synchronized void connected(boolean sessionPresent) {
        lost();
        if (!sessionPresent) {
            expected.clear();
        }
    }

    /** The connection is gone: what becomes safe from now on is confirmed on the next one. */
    synchronized void lost() {
        here.addAll(expected);
        expected = here;
        here = new ArrayDeque<>();
    }

    /**
     * Takes a message above QoS 0.
     *
     * @return how to acknowledge it; empty when it is one of those held
     */
    synchronized Optional<Acknowledgement> take(Incoming incoming) {
        var before = again(incoming);
        var held = before.orElseGet(() -> new Held(incoming));
        held.acknowledge = incoming.acknowledge();
        here.add(held);
        acknowledge();
        return before.isPresent() ? Optional.empty() : Optional.of(() -> confirm(held));
    }

    /**
     * Those passed over the broker has no more. The first one that is not expected ends it: nothing
     * is sent again after something new.
     */
    private Optional<Held> again(Incoming incoming) {
        while (!expected.isEmpty()) {
            var next = expected.remove();
            if (next.is(incoming)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private synchronized void confirm(Held held) {
        held.safe = true;
        acknowledge();
    }

    private void acknowledge() {
        while (!here.isEmpty() && here.element().safe) {
            here.remove().acknowledge.run();
        }
    }

    synchronized int count() {
        return here.size() + expected.size();
    }
}
