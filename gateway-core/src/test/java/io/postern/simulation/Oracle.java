package io.postern.simulation;

import io.postern.api.link.Letter;
import io.postern.journal.disk.SimulatedDisk;
import io.postern.ops.DeadLetters.DeadLetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Knows everything that happened, and says at once what must not have. */
final class Oracle {

    private static final int POSTED = 10_000_000;

    private final Variety variety;
    private final List<String> destinations;
    private final SimulatedDisk disk;
    private final Whereabouts where;
    private final Drops drops = new Drops();
    private final Map<Integer, SimulatedMessage> published = new LinkedHashMap<>();
    private final Set<String> unwanting = new TreeSet<>();
    private final Set<Integer> given = new HashSet<>();
    private final Set<Integer> repeated = new HashSet<>();

    /** What the handler has not had, and how many copies of it. */
    private final Map<Integer, Integer> unhandled = new TreeMap<>();

    private final Set<Integer> handled = new HashSet<>();

    /** How many came late to a destination, since they had been dropped. */
    private final Map<String, Integer> dropped = new HashMap<>();

    /** What the handler had sent on, and keeps again since the disk lied: it is sent on anew. */
    private final Set<Integer> late = new HashSet<>();

    private final Set<String> dying = new HashSet<>();
    private final FirstDeliveries deliveries = new FirstDeliveries();
    private final Map<String, Set<Integer>> owed = new HashMap<>();
    private final List<Supplier<String>> history = new ArrayList<>();
    private int lives;
    private int posted;
    private boolean changing;
    private boolean lied;
    private boolean commanded;
    private Optional<String> broken = Optional.empty();

    Oracle(Variety variety, SimulatedDisk disk) {
        this.variety = variety;
        this.disk = disk;
        this.destinations = variety.destinations();
        this.where = new Whereabouts(disk, destinations);
    }

    void published(SimulatedMessage message) {
        published.put(message.number(), message);
        note(() -> "published " + message.number() + " on " + message.topic());
    }

    /**
     * Whether a destination is configured for good: what is posted while it is not need not go
     * there.
     */
    void wants(String destination, boolean wanted) {
        if (wanted) {
            unwanting.remove(destination);
        } else {
            unwanting.add(destination);
            unhandled.keySet().forEach(number -> where.excuse(destination, number));
        }
    }

    /** The gateway's process begins. */
    void begins() {
        lives++;
        unhandled.clear();
    }

    /** Its end: what could not wait, and was neither sent nor on the disk, is lost with it. */
    void ends() {
        var loose = published.values().stream().filter(this::isLoose).toList();
        for (var destination : destinations) {
            loose.stream()
                    .filter(one -> !where.lacking(destination, one).isEmpty())
                    .forEach(one -> where.excuse(destination, one.number()));
        }
    }

    /** What the disk had said that it keeps, and does not keep, is lost: nobody could know. */
    void cutPower(Runnable cut) {
        var promised = new HashMap<String, Set<Integer>>();
        if (disk.hasPromised()) {
            note(() -> "the disk lied");
            lied = true;
            destinations.forEach(one -> promised.put(one, new HashSet<>(where.lasting(one))));
        }
        cut.run();
        promised.forEach(this::excuseLost);
        if (!promised.isEmpty()) {
            late.addAll(where.kept());
        }
    }

    private void excuseLost(String destination, Set<Integer> promised) {
        if (!where.tellsTrue(destination)) {
            broke("what is there for " + destination + " is told as lost");
        }
        promised.removeAll(where.lasting(destination));
        int lost = promised.size();
        note(() -> lost + " were lost for " + destination);
        promised.forEach(part -> where.excuse(destination, Parts.whole(part)));
    }

    private boolean isLoose(SimulatedMessage message) {
        return !message.waits() && given.contains(message.number());
    }

    /** Whether its configuration changes, or it begins or ends: what cannot wait may go by. */
    void changes(boolean is) {
        changing = is;
    }

    /** The gateway gets a message, or gets it again. */
    void given(SimulatedMessage message) {
        int number = message.number();
        note(() -> "given " + number);
        if (!given.add(number)) {
            repeated.add(number);
        }
        unhandled.merge(number, 1, Integer::sum);
        unwanting.forEach(one -> where.excuse(one, number));
        if (!message.waits() && !message.isPosted() && changing) {
            destinations.forEach(one -> where.excuse(one, number));
        }
    }

    /** A command that is retained is sent for a subscription: one is enough for ever. */
    void commanded() {
        if (commanded) {
            broke("a retained command was sent again");
        }
        commanded = true;
    }

    /** A task posts a message. */
    SimulatedMessage posted() {
        var message = SimulatedMessage.by(POSTED + posted++);
        published(message);
        given(message);
        handled(message.number());
        return message;
    }

    /** The handler keeps a message, and sends it on later, in another life it may be. */
    void keeps(int number) {
        unhandled.merge(number, 1, Integer::sum);
        unwanting.forEach(one -> where.excuse(one, number));
    }

    /** What the handler makes of a message is posted now; what it keeps over a crash, again. */
    void handled(int number) {
        if (!handled.add(number)) {
            repeated.add(number);
        }
        unhandled.computeIfPresent(number, (any, copies) -> copies > 1 ? copies - 1 : null);
    }

    /** The gateway has acknowledged a message: it is safe everywhere from now on. */
    void acknowledged(SimulatedMessage message) {
        note(() -> "acknowledged " + message.number());
        for (var destination : destinations) {
            owes(destination, where.lacking(destination, message));
        }
    }

    /** It may have been dropped already: but no more than what was counted. */
    private void owes(String destination, List<Integer> parts) {
        var owing = owed.computeIfAbsent(destination, any -> new TreeSet<>());
        owing.addAll(parts);
        owing.removeIf(part -> where.isSafe(destination, part));
        if (owing.size() > fullForThoseThatWait(destination)) {
            broke(words(parts) + " was acknowledged, and is not safe for " + destination);
        }
    }

    private static String words(List<Integer> parts) {
        return String.join(", ", parts.stream().map(Parts::words).toList());
    }

    /** The gateway counts a message that it drops: which one it was it does not say. */
    void dropped(String at, String reason) {
        note(() -> "dropped one at " + at + ": " + reason);
        boolean hadRoom = drops.isFull(at, reason) && !disk.wasCrowded() && !variety.isLimited(at);
        if (!drops.count(at, reason) || hadRoom) {
            broke("one was dropped at " + at + ": " + reason);
        }
    }

    /** Whoever can wait does, where a queue that is full blocks. */
    private int fullForThoseThatWait(String destination) {
        return variety.blocks(destination) ? drops.evicted() : drops.full(destination);
    }

    /**
     * A letter has come to a broker, which may take it or not. What it refuses others may overtake:
     * they were on their way already.
     */
    void came(Letter letter) {
        int part = Parts.part(letter);
        var destination = letter.destination();
        if (!where.isExcused(destination, Parts.whole(part))) {
            deliveries
                    .overtaken(letter)
                    .filter(any -> !late.contains(part))
                    .filter(any -> !isCopy(destination, part) && !isDying(destination, part))
                    .ifPresent(this::broke);
        }
        if (variety.keepsUids()) {
            deliveries.otherUid(letter).ifPresent(this::broke);
        }
    }

    /** What was dropped, or lost by a lie, may come all the same: as a copy, say. */
    private boolean isCopy(String destination, int part) {
        boolean isRepeated = repeated.contains(Parts.whole(part));
        return isRepeated && lied
                || (isRepeated || lives > 1)
                        && dropped.merge(destination, 1, Integer::sum) <= drops.full(destination);
    }

    /** Before its dead letter is on the disk, another copy may come, and go its way. */
    private boolean isDying(String destination, int part) {
        int whole = Parts.whole(part);
        return repeated.contains(whole) && dying.contains(destination + " " + whole);
    }

    /** The broker has taken it. */
    void arrived(Letter letter) {
        int part = Parts.part(letter);
        note(() -> Parts.words(part) + " arrived at " + letter.destination());
        deliveries.arrived(letter);
        where.arrived(letter.destination(), part);
    }

    void died(DeadLetter letter) {
        var words = Parts.words(Parts.part(letter));
        note(() -> words + " is dead at " + letter.address() + ": " + letter.reason());
        var at = Whereabouts.destination(letter);
        dying.add(at + " " + Parts.whole(Parts.part(letter)));
    }

    /** All faults are over since a while: everything is where it belongs. */
    void finish(boolean allAcknowledged) {
        if (!allAcknowledged) {
            broke("the gateway has not acknowledged everything");
        }
        destinations.forEach(where::lasting);
        destinations.forEach(this::compare);
        published.values().stream().filter(SimulatedMessage::isLast).forEach(this::expectNewest);
    }

    /** By the clock goes the newest of each id, and at last nothing older. */
    private void expectNewest(SimulatedMessage message) {
        if (!deliveries.isLast(SimulatedFiles.SAMPLED, message)) {
            broke(message.number() + " is not what came last by the clock");
        }
    }

    /** No more is missing than what was counted; where nothing came twice, just that. */
    private void compare(String destination) {
        var missing = new TreeSet<Integer>();
        var waited = new TreeSet<Integer>();
        for (var message : published.values()) {
            var unsafe = where.unsafe(destination, message);
            if (message.waits()) {
                waited.addAll(unsafe);
            }
            if (message.waits() || isLoose(message)) {
                missing.addAll(unsafe);
            }
        }
        int full = drops.full(destination);
        int least = full + drops.overrun(destination);
        int most = least + 2 * drops.overrunBefore();
        boolean isExact =
                lives == 1 && repeated.isEmpty() && !where.hasExcuses() && drops.areExact();
        if (waited.size() > fullForThoseThatWait(destination)
                || missing.size() > most
                || isExact && missing.size() < least) {
            broke(
                    "%s never came to %s, and %d were counted queue_full, %d overrun"
                            .formatted(
                                    words(List.copyOf(missing)), destination, full, most - full));
        }
    }

    /** The first thing that must not have been; nothing that comes after it says anything. */
    private void broke(String what) {
        if (broken.isEmpty()) {
            note(() -> "broken: " + what);
            broken = Optional.of(what);
        }
    }

    Optional<String> broken() {
        return broken;
    }

    /** Put into words when somebody wants to read it, which is seldom. */
    void note(Supplier<String> what) {
        history.add(what);
    }

    List<String> history() {
        return history.stream().map(Supplier::get).toList();
    }
}
