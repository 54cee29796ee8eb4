package io.postern.simulation;

import io.postern.api.link.Letter;
import io.postern.journal.Journal;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.store.DeadLetterRows;
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

/** Knows everything that happened, and says at once what must not have. */
final class Oracle {

    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)");

    private final List<String> destinations;
    private final List<String> receiving;
    private final boolean keepsUids;
    private final SimulatedDisk disk;
    private final Set<SimulatedBroker.Published> published = new LinkedHashSet<>();
    private final Map<String, Set<Integer>> arrived = new HashMap<>();
    private final Map<String, Set<Integer>> dead = new HashMap<>();
    private final Set<String> unwanting = new TreeSet<>();
    private final Set<String> excused = new HashSet<>();
    private final Set<String> came = new HashSet<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, String> uids = new HashMap<>();
    private final List<String> history = new ArrayList<>();
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

    void published(SimulatedBroker.Published message) {
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

    /** The gateway gets a message, or gets it again. */
    void given(SimulatedBroker.Published message) {
        unwanting.forEach(one -> excused.add(one + " " + message.number()));
    }

    /** The gateway has acknowledged a message: it is safe everywhere from now on. */
    void acknowledged(SimulatedBroker.Published message) {
        note("acknowledged " + message.number());
        for (var destination : destinations) {
            if (!isSafe(destination, message.number()) && !lasts(destination, message.number())) {
                broke(message.number() + " was acknowledged, and is not safe for " + destination);
            }
        }
    }

    /** Whether a power cut now would leave it on the disk, dead or to be sent. */
    private boolean lasts(String destination, int number) {
        return onDisk(
                journal -> {
                    learnDead(journal);
                    var series = journal.series(destination);
                    return isDead(destination, number)
                            || journal.read(series, 0, Long.MAX_VALUE).stream()
                                    .map(row -> StoredLetter.read(row.content()).orElseThrow())
                                    .anyMatch(row -> number(row.letter()) == number);
                });
    }

    private interface Looking<T> {
        T at(Journal journal) throws IOException;
    }

    private <T> T onDisk(Looking<T> looking) {
        try (var journal = Journal.open(disk.lasting(), Journal.Opening.of(0), any -> {})) {
            return looking.at(journal);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What is dead counts when it is on the disk: it stays there. */
    private boolean learnDead(Journal journal) throws IOException {
        for (var letter : DeadLetterRows.all(journal)) {
            dead.computeIfAbsent(letter.address(), any -> new HashSet<>()).add(number(letter));
        }
        return true;
    }

    private static int number(DeadLetter letter) {
        return number(new String(letter.payload(), StandardCharsets.UTF_8));
    }

    private boolean isDead(String destination, int number) {
        return has(dead, destination, number)
                || receiving.stream().anyMatch(address -> has(dead, address, number));
    }

    private static int number(Letter letter) {
        return number(new String(letter.payload(), StandardCharsets.UTF_8));
    }

    private boolean isSafe(String destination, int number) {
        return excused.contains(destination + " " + number)
                || has(arrived, destination, number)
                || isDead(destination, number);
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
            if (before > number) {
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

    /** The broker has taken it. */
    void arrived(Letter letter) {
        int number = number(new String(letter.payload(), StandardCharsets.UTF_8));
        var destination = letter.destination();
        note(number + " arrived at " + destination);
        arrived.computeIfAbsent(destination, any -> new HashSet<>()).add(number);
    }

    void died(DeadLetter letter) {
        note(number(letter) + " is dead at " + letter.address() + ": " + letter.reason());
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
        onDisk(this::learnDead);
        for (var message : published) {
            for (var destination : destinations) {
                if (!isSafe(destination, message.number())) {
                    broke(message.number() + " never came to " + destination);
                }
            }
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
