package io.postern.bench.books;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts, and tells each violation when it happens. Any thread. */
public final class LedgerTally {

    /** More of a kind are counted only. */
    private static final int TOLD = 5;

    private final long seed;
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Map<Excuse, Integer> repeats = new EnumMap<>(Excuse.class);
    private final Map<Violation, Integer> violations = new EnumMap<>(Violation.class);
    private long published;
    private long confirmed;
    private long fromDisk;
    private int dead;
    private int known;
    private int killed;
    private int tornOff;

    public LedgerTally(long seed) {
        this.seed = seed;
    }

    synchronized void published(int messages) {
        published += messages;
    }

    synchronized void confirmed() {
        confirmed++;
    }

    /** A message was acknowledged before it was confirmed. */
    synchronized void fromDisk() {
        fromDisk++;
    }

    public synchronized int faults() {
        return sum(faults);
    }

    public synchronized void fault(String name) {
        faults.merge(name, 1, Integer::sum);
    }

    synchronized void repeated(Excuse excuse) {
        repeats.merge(excuse, 1, Integer::sum);
    }

    /** A repeat has the uid of the content, as the first had. */
    synchronized void knownByUid() {
        known++;
    }

    /** With kill -9. */
    public synchronized void killed() {
        killed++;
    }

    /** So many messages are gone with bytes of a file, as the gateway said. */
    public synchronized void tornOff(int messages) {
        tornOff += messages;
    }

    public synchronized void deadLetter() {
        dead++;
    }

    /**
     * @param events what went before
     */
    public synchronized void violated(Violation violation, String what, Collection<String> events) {
        int count = violations.merge(violation, 1, Integer::sum);
        if (count <= TOLD) {
            System.err.printf("VIOLATION, seed %d: %s: %s%n", seed, violation.words(), what);
        }
        if (count == 1) {
            System.err.println("  before it: " + String.join("; ", events));
        }
    }

    public synchronized boolean clean() {
        return violations.isEmpty();
    }

    public synchronized String line() {
        return "%,d messages, %,d confirmed, %d faults, %d repeats, violations %s"
                .formatted(published, confirmed, sum(faults), sum(repeats), violations);
    }

    public synchronized String table() {
        var table = new StringBuilder();
        row(table, "messages", published);
        row(table, "confirmed by the far broker", confirmed);
        row(table, "acknowledged while they waited on disk", fromDisk);
        row(table, "dead letters (poison)", dead);
        row(table, "faults", sum(faults));
        faults.forEach((name, count) -> row(table, "  " + name, count));
        row(table, "gateway killed", killed);
        row(table, "lost with bytes torn off the journal, and reported", tornOff);
        for (var violation : Violation.values()) {
            row(table, violation.words(), violations.getOrDefault(violation, 0));
        }
        row(table, "repeats that are explained", sum(repeats));
        repeats.forEach((excuse, count) -> row(table, "  " + excuse.words(), count));
        row(table, "repeats whose uid is made of the content", known);
        return table.toString();
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void row(StringBuilder table, String name, long count) {
        table.append("%-70s%,12d%n".formatted(name, count));
    }
}
