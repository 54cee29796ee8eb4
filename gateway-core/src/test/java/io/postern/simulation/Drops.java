package io.postern.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the gateway has counted as dropped: how many, where and why, but not which. */
final class Drops {

    /** Where dead letters make room for newer ones. */
    static final String DEAD = "dead";

    static final String EVICTED = "evicted";

    private static final String FULL = "queue_full";
    private static final String OVERRUN = "overrun";
    private static final Set<String> ALLOWED =
            Set.of(FULL, EVICTED, OVERRUN, "joined", "superseded");

    private final Map<String, Integer> counted = new HashMap<>();

    /** Says whether it may be. */
    boolean count(String at, String reason) {
        counted.merge(at + " " + reason, 1, Integer::sum);
        return ALLOWED.contains(reason);
    }

    private int of(String at, String reason) {
        return counted.getOrDefault(at + " " + reason, 0);
    }

    /** Whether there was no room on the disk, or not as much as wanted. */
    boolean isFull(String at, String reason) {
        return reason.equals(FULL) || at.equals(DEAD);
    }

    /** Dead ones that made room for others. */
    int evicted() {
        return of(DEAD, EVICTED);
    }

    /** The oldest on disk that had to go, dead ones too, whosever they were. */
    int full(String destination) {
        return of(destination, FULL) + evicted();
    }

    /** Whether each that was counted is missing where it was counted. */
    boolean areExact() {
        return evicted() == 0;
    }

    /** What could not wait, and was one too many. */
    int overrun(String destination) {
        return of(destination, OVERRUN);
    }

    /** The same where they come in: whole messages. */
    int overrunBefore() {
        return of("task beat", OVERRUN)
                + SimulatedFiles.RECEIVING.stream().mapToInt(at -> of(at, OVERRUN)).sum();
    }
}
