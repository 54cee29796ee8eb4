package io.postern.mqtt.receive;

import io.postern.api.carrier.Acknowledgement;
import io.postern.mqtt.wire.IncomingPublish;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The messages that were handed over and are not acknowledged yet, in the order they came; they are
 * acknowledged in that order, for so it happens on the wire anyway. After a reconnection to a kept
 * session the broker sends them again, marked and under their old numbers, before anything new:
 * then they are not handed over again, but the held ones get the new acknowledgement. So a link
 * that flaps while a destination is away repeats nothing, and takes no more memory.
 *
 * <p>Why none is lost: a broker gives a number to nothing else before it was acknowledged, so what
 * comes marked, under the number of a held one and equal to it, is that one. Everything else is
 * handed over, also what comes again because its acknowledgement was lost with the link: a broker
 * that got the acknowledgement may have used the number anew, for an equal message that was lost
 * with the link in its turn, and both look alike. Any thread may use it.
 */
final class HeldMessages {

    /** Those of this connection. */
    private final Deque<Held> here = new ArrayDeque<>();

    /** Those of connections before that the broker may still send again, by their numbers. */
    private final Map<Integer, Held> expected = new HashMap<>();

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
        here.forEach(held -> expected.put(held.number(), held));
        here.clear();
    }

    /**
     * Takes a message above QoS 0.
     *
     * @return how to acknowledge it; empty when it is one of those held
     */
    synchronized Optional<Acknowledgement> take(IncomingPublish message) {
        var before = again(message);
        var held = before.isPresent() ? before.get() : new Held(this, message);
        held.came(message);
        here.add(held);
        acknowledge();
        return before.isPresent() ? Optional.empty() : Optional.of(held);
    }

    /** Nothing is sent again after something new: what was not by then the broker has no more. */
    private Optional<Held> again(IncomingPublish message) {
        if (!message.again()) {
            expected.clear();
        }
        return Optional.ofNullable(expected.remove(message.number()))
                .filter(held -> held.is(message));
    }

    /** It could not be handed over: when it comes again it is to be. */
    synchronized void forget(IncomingPublish message) {
        here.removeIf(held -> held.number() == message.number());
    }

    synchronized void confirm(Held held) {
        held.safe();
        acknowledge();
    }

    private void acknowledge() {
        while (!here.isEmpty() && here.element().isSafe()) {
            here.remove().acknowledge();
        }
    }

    synchronized int count() {
        return here.size() + expected.size();
    }
}
