package io.postern.simulation;

import io.postern.journal.Journal;
import io.postern.journal.disk.SimulatedDisk;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.store.DeadLetterRows;
import io.postern.store.row.StoredLetter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each message has come to, part by part. */
final class Whereabouts {

    private final SimulatedDisk disk;
    private final Map<String, Set<Integer>> arrived = new HashMap<>();
    private final Map<String, Set<Integer>> dead = new HashMap<>();
    private final Map<String, Set<Integer>> excused = new HashMap<>();
    private final Map<String, Set<Integer>> lasting = new HashMap<>();
    private final List<String> destinations;
    private Set<Integer> kept = Set.of();
    private long read = -1;

    /**
     * @param disk what has lasted there is safe
     */
    Whereabouts(SimulatedDisk disk, List<String> destinations) {
        this.disk = disk;
        this.destinations = destinations;
    }

    void arrived(String destination, int part) {
        of(arrived, destination).add(part);
    }

    /** For which one it is dead: what a task should have answered has no answer. */
    static String destination(DeadLetter letter) {
        return letter.address().equals(SimulatedFiles.ANSWERING)
                ? SimulatedFiles.ANSWERED
                : letter.address();
    }

    /** A message need not come to a destination. */
    void excuse(String destination, int number) {
        of(excused, destination).add(number);
    }

    boolean isExcused(String destination, int number) {
        return of(excused, destination).contains(number);
    }

    boolean hasExcuses() {
        return excused.values().stream().anyMatch(some -> !some.isEmpty());
    }

    private static Set<Integer> of(Map<String, Set<Integer>> where, String name) {
        return where.computeIfAbsent(name, any -> new HashSet<>());
    }

    /** What of a message is neither at a destination nor dead; on the disk it may be. */
    List<Integer> unsafe(String destination, SimulatedMessage message) {
        if (isDone(destination, message.number())) {
            return List.of();
        }
        var unsafe = new ArrayList<>(message.parts());
        unsafe.removeIf(part -> isSafe(destination, part));
        return unsafe;
    }

    /** What of it is not on the disk either. */
    List<Integer> lacking(String destination, SimulatedMessage message) {
        var unsafe = new ArrayList<>(unsafe(destination, message));
        if (!unsafe.isEmpty()) {
            var lasting = lasting(destination);
            unsafe.retainAll(unsafe(destination, message));
            unsafe.removeAll(lasting);
        }
        return unsafe;
    }

    /** Where it died before it was posted, it goes nowhere. */
    private boolean isDone(String destination, int number) {
        int first = Parts.first(number);
        for (var at : SimulatedFiles.RECEIVING) {
            if (of(dead, at).contains(first)) {
                return true;
            }
        }
        return isExcused(destination, number);
    }

    boolean isSafe(String destination, int part) {
        return of(arrived, destination).contains(part) || of(dead, destination).contains(part);
    }

    /** What a power cut now would leave on the disk to be sent. What is dead there stays so. */
    Set<Integer> lasting(String destination) {
        look();
        return lasting.getOrDefault(destination, Set.of());
    }

    /** What of it the handler keeps, and has not sent on. */
    Set<Integer> kept() {
        look();
        return kept;
    }

    private void look() {
        if (read != disk.changes()) {
            read = disk.changes();
            lasting.clear();
            read();
        }
    }

    private void read() {
        try (var journal = Journal.open(disk.lasting(), Journal.Opening.of(0), any -> {})) {
            for (var letter : DeadLetterRows.all(journal)) {
                of(dead, destination(letter)).add(Parts.part(letter));
            }
            kept = kept(journal);
            for (var destination : destinations) {
                var rows = of(lasting, destination);
                rows.addAll(kept);
                for (var row : journal.read(journal.series(destination), 0, Long.MAX_VALUE)) {
                    rows.add(Parts.part(StoredLetter.read(row.content()).orElseThrow().letter()));
                }
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What will be made of what the handler keeps. */
    private static Set<Integer> kept(Journal journal) throws IOException {
        var parts = new HashSet<Integer>();
        var series = journal.series("/kept " + SimulatedFiles.HANDLER);
        for (var row : journal.read(series, 0, Long.MAX_VALUE)) {
            parts.addAll(Parts.made(Parts.whole(Parts.part(row.content()))));
        }
        return parts;
    }

    /** Whether what is told as lost from the disk is lost. */
    boolean tellsTrue(String destination) {
        var told = new ArrayList<Journal.Damage>();
        try (var journal = Journal.open(disk.lasting(), Journal.Opening.of(0), told::add)) {
            return journal.read(journal.series(destination), 0, Long.MAX_VALUE).stream()
                    .map(Journal.Row::number)
                    .noneMatch(row -> told.stream().anyMatch(one -> isIn(one, destination, row)));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static boolean isIn(Journal.Damage damage, String destination, long row) {
        return damage.series().equals(destination) && damage.first() <= row && row <= damage.last();
    }
}
