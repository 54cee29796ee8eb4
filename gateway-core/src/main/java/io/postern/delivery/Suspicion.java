package io.postern.delivery;

import io.postern.api.link.Outcome;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the message that makes the other end close the connection. All that were on their way at
 * such a close are suspect; as long as one of them can be sent, messages leave one at a time, so
 * that the one that is alone at the next close is surely its cause. Owned by its dispatch.
 */
final class Suspicion {

    private static final int CLOSES_TO_PROVE = 5;

    static final Outcome.Refused REASON =
            new Outcome.Refused(
                    "the other end closed the connection "
                            + CLOSES_TO_PROVE
                            + " times while only this message was on its way");

    private final Set<DestinationQueue> lines = new LinkedHashSet<>();

    /** The other end closed with so many on their way; says which of them is proved to be why. */
    List<Delivery> closed(Collection<DestinationQueue> all, int flying) {
        for (var line : all) {
            line.accuse(flying == 1);
            if (line.hasSuspects()) {
                lines.add(line);
            }
        }
        return all.stream().flatMap(line -> line.proved(CLOSES_TO_PROVE).stream()).toList();
    }

    /** A line that waits for something else does not make the others wait with it. */
    boolean isOn() {
        if (lines.isEmpty()) {
            return false;
        }
        lines.removeIf(line -> !line.hasSuspects());
        return lines.stream().anyMatch(DestinationQueue::isAwake);
    }

    void forget(DestinationQueue line) {
        lines.remove(line);
    }
}
