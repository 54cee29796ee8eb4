package io.postern.simulation;

import io.postern.api.link.Letter;
import io.postern.journal.Journal;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.simulation.SimulatedBroker.Published;
import io.postern.store.StoredLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows everything that happened, and says at once what must not have. */
final class Oracle {

    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)");

    private static final String FULL = "queue_full";
    private static final String OVERRUN = "overrun";
    private static final Set<String> ALLOWED = Set.of(OVERRUN, "joined");

    private final List<String> destinations;
    private final List<String> receiving;
    private final boolean keepsUids;
    private final SimulatedDisk disk;
    private final Set<Published> published = new LinkedHashSet<>();
    private final Map<String, Set<Integer>> arrived = new HashMap<>();
    private final Map<String, Set<Integer>> dead = new HashMap<>();
    private final Set<String> unwanting = new TreeSet<>();
    private final Set<String> excused = new HashSet<>();
    private final Set<Integer> given = new HashSet<>();
    private final Set<Integer> repeated = new HashSet<>();
    private final Map<String, Integer> late = new HashMap<>();
    private final Set<String> came = new HashSet<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, String> uids = new HashMap<>();
    private final Map<String, Integer> dropped = new HashMap<>();
    private final Map<String, Set<Integer>> owed = new HashMap<>();
    private final List<String> history = new ArrayList<>();
    private int lives;
    private boolean changing;
    private Optional<String> broken = Optional.empty();

    /**
     * @param destinations the send addresses that each message goes to
     * @param receiving the addresses that it comes by: dead there, it goes nowhere
     * @param keepsUids whether copies of a message have one uid
     * @param disk what has lasted there is safe
     */
    Oracle(
            List<String> destinations,
            List<String> receiving,
            boolean keepsUids,
            SimulatedDisk disk) {
        this.disk = disk;
        this.keepsUids = keepsUids;
        this.destinations = destinations;
        this.receiving = receiving;
    }

    void published(Published message) {
        published.add(message);
        note("published " + message.number() + " on " + message.topic());
    }

    /**
     * Whether a destination is configured for good: what comes while it is not need not go there.
     */
    void wants(String destination, boolean wanted) {
        if (wanted) {
            unwanting.remove(destination);
        } else {
            unwanting.add(destination);
        }
    }

    /** The gateway's process begins. */
    void begins() {
        lives++;
    }

    /** Its end: what could not wait, and was neither sent nor on the disk, is lost with it. */
    void ends() {
        var loose = published.stream().filter(this::isLoose).map(Published::number).toList();
        for (var destination : destinations) {
            var left = new TreeSet<>(loose);
            left.removeIf(number -> isSafe(destination, number));
            if (!left.isEmpty()) {
                left.removeAll(lasting(destination));
                left.forEach(number -> excused.add(destination + " " + number));
            }
        }
    }

    private boolean isLoose(Published message) {
        return !message.waits() && given.contains(message.number());
    }

    /** Whether its configuration changes, or it begins or ends: what cannot wait may go by. */
    void changes(boolean is) {
        changing = is;
    }

    /** The gateway gets a message, or gets it again. */
    void given(Published message) {
        note("given " + message.number());
        if (!given.add(message.number())) {
            repeated.add(message.number());
        }
        if (!message.waits() && changing) {
            destinations.forEach(one -> excused.add(one + " " + message.number()));
        }
        unwanting.forEach(one -> excused.add(one + " " + message.number()));
    }

    /** The gateway has acknowledged a message: it is safe everywhere from now on. */
    void acknowledged(Published message) {
        note("acknowledged " + message.number());
        for (var destination : destinations) {
            int number = message.number();
            if (!isSafe(destination, number) && !lasting(destination).contains(number)) {
                var without = owed.computeIfAbsent(destination, any -> new TreeSet<>());
                without.add(number);
                without.removeIf(one -> isSafe(destination, one));
                if (without.size() > full(destination)) {
                    broke(number + " was acknowledged, and is not safe for " + destination);
                }
            }
        }
    }

    /** The gateway counts a message that it drops: which one it was it does not say. */
    void dropped(String at, String reason) {
        note("dropped one at " + at + ": " + reason);
        boolean isAllowed = reason.equals(FULL) ? disk.wasCrowded() : ALLOWED.contains(reason);
        dropped.merge(at + " " + reason, 1, Integer::sum);
        if (!isAllowed) {
            broke("one was dropped at " + at + ": " + reason);
        }
    }

    private int full(String destination) {
        return dropped.getOrDefault(destination + " " + FULL, 0);
    }

    /** How many of those that cannot wait were too many, there or before. */
    private int overrun(String destination) {
        return Stream.concat(receiving.stream(), Stream.of(destination))
                .mapToInt(at -> dropped.getOrDefault(at + " " + OVERRUN, 0))
                .sum();
    }

    /** What a power cut now would leave on the disk. */
    private Set<Integer> lasting(String destination) {
        try (var journal = Journal.open(disk.lasting(), Journal.Opening.of(0), any -> {})) {
            var series = journal.series(destination);
            return journal.read(series, 0, Long.MAX_VALUE).stream()
                    .map(row -> StoredLetter.read(row.content()).orElseThrow().letter())
                    .map(Oracle::number)
                    .collect(Collectors.toSet());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static int number(Letter letter) {
        return number(new String(letter.payload(), StandardCharsets.UTF_8));
    }

    private boolean isSafe(String destination, int number) {
        return excused.contains(destination + " " + number)
                || has(arrived, destination, number)
                || has(dead, destination, number)
                || receiving.stream().anyMatch(address -> has(dead, address, number));
    }

    private static boolean has(Map<String, Set<Integer>> where, String name, int number) {
        return where.getOrDefault(name, Set.of()).contains(number);
    }

    /**
     * A letter has come to a broker, which may take it or not. What it refuses others may overtake:
     * they were on their way already.
     */
    void came(Letter letter) {
        var text = new String(letter.payload(), StandardCharsets.UTF_8);
        int number = number(text);
        var destination = letter.destination();
        var way = destination + " " + number;
        if (!excused.contains(way) && came.add(way)) {
            var line = destination + " " + text.substring(0, text.indexOf(','));
            int before = newest.getOrDefault(line, -1);
            if (before > number && !isCopy(destination, number)) {
                broke(
                        "%d came to %s for the first time after %d"
                                .formatted(number, destination, before));
            }
            newest.put(line, number);
        }
        var uid = uids.putIfAbsent(way, letter.uid());
        if (keepsUids && uid != null && !uid.equals(letter.uid())) {
            broke(number + " has another uid than before: " + letter.uid());
        }
    }

    /** What was dropped with the queue's oldest may come as a copy that came later. */
    private boolean isCopy(String destination, int number) {
        return repeated.contains(number)
                && late.merge(destination, 1, Integer::sum) <= full(destination);
    }

    /** The broker has taken it. */
    void arrived(Letter letter) {
        int number = number(new String(letter.payload(), StandardCharsets.UTF_8));
        var destination = letter.destination();
        note(number + " arrived at " + destination);
        arrived.computeIfAbsent(destination, any -> new HashSet<>()).add(number);
    }

    void died(DeadLetter letter) {
        int number = number(new String(letter.payload(), StandardCharsets.UTF_8));
        note(number + " is dead at " + letter.address() + ": " + letter.reason());
        dead.computeIfAbsent(letter.address(), any -> new HashSet<>()).add(number);
    }

    private static int number(String text) {
        var found = NUMBER.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    /** All faults are over since a while: everything is where it belongs. */
    void finish(boolean allAcknowledged) {
        if (!allAcknowledged) {
            broke("the gateway has not acknowledged everything");
        }
        for (var destination : destinations) {
            compare(destination, missing(destination));
        }
    }

    private List<Published> missing(String destination) {
        return published.stream()
                .filter(one -> one.waits() || given.contains(one.number()))
                .filter(one -> !isSafe(destination, one.number()))
                .toList();
    }

    /** No more is missing than what was counted; where nothing came twice, just that. */
    private void compare(String destination, List<Published> missing) {
        long waited = missing.stream().filter(Published::waits).count();
        int full = full(destination);
        int counted = full + overrun(destination);
        boolean isExact = lives == 1 && repeated.isEmpty() && excused.isEmpty();
        if (waited > full || missing.size() > counted || isExact && missing.size() < counted) {
            broke(
                    "%s never came to %s, and %d were counted queue_full, %d overrun"
                            .formatted(missing, destination, full, counted - full));
        }
    }

    /** The first thing that must not have been; nothing that comes after it says anything. */
    private void broke(String what) {
        if (broken.isEmpty()) {
            note("broken: " + what);
            broken = Optional.of(what);
        }
    }

    Optional<String> broken() {
        return broken;
    }

    void note(String what) {
        history.add(what);
    }

    List<String> history() {
        return history;
    }
}
