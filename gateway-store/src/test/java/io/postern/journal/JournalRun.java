package io.postern.journal;

import io.postern.journal.Journal.Change;
import io.postern.journal.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A journal that is written, read, killed and opened again as chance has it, beside a model of what
 * must be in it.
 */
final class JournalRun {

    private static final List<String> NAMES = List.of("cloud", "archive", "dead");
    private static final int SEGMENT = 32_768;
    private static final int STEPS = 80;

    private final SplittableRandom chance;
    private final Misfortune misfortune;
    private final SimulatedDisk disk;
    private final List<Journal.Damage> told = new ArrayList<>();
    private Map<String, TreeMap<Long, String>> certain = new TreeMap<>();
    private final List<Map<String, TreeMap<Long, String>>> possible = new ArrayList<>();
    private final Set<String> ever = new HashSet<>();
    private final Set<String> spoilt = new HashSet<>();
    private Journal journal;
    private int rows;
    private int toLive = Integer.MAX_VALUE;
    private int moves;

    /** What the disk does to it. */
    enum Misfortune {
        /** It loses what was not synced when the power is cut, and it fails now and then. */
        NONE,
        /** Names are never synced: the store must not get away with that. */
        NAMES_NOT_SYNCED,
        /** Files are never synced. */
        FILES_NOT_SYNCED,
        /** A bit rots, a file gets shorter, or goes. */
        ROT,
        /** Everything happens to every file. */
        GARBAGE;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        boolean isOfTheDisk() {
            return this != ROT && this != GARBAGE;
        }
    }

    /** The process is gone. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    JournalRun(long seed, Misfortune misfortune) throws IOException {
        chance = new SplittableRandom(seed);
        this.misfortune = misfortune;
        disk = new SimulatedDisk(chance.split());
        disk.forgetNames(misfortune == Misfortune.NAMES_NOT_SYNCED);
        disk.lie(misfortune == Misfortune.FILES_NOT_SYNCED);
        disk.beforeEach(this::age);
        journal = open();
    }

    private void age() {
        if (toLive-- == 0) {
            throw new Killed();
        }
    }

    private Journal open() throws IOException {
        var how = new Journal.Opening(chance.nextLong(), SEGMENT, false);
        for (int attempt = 0; ; attempt++) {
            try {
                return Journal.open(disk, how, told::add);
            } catch (IOException e) {
                if (attempt > 100) {
                    throw e;
                }
            }
        }
    }

    /** What must not have been. */
    Optional<String> broken() throws IOException {
        disk.fail(chance.nextInt(4) == 0 && misfortune.isOfTheDisk() ? 0.03 : 0);
        for (int step = 0; step < STEPS; step++) {
            var broken = step();
            if (broken.isPresent()) {
                return broken.map(what -> what + " in step " + moves);
            }
        }
        disk.fail(0);
        disk.full(false);
        toLive = Integer.MAX_VALUE;
        return switch (misfortune) {
            case ROT -> rot();
            case GARBAGE -> garbage();
            default -> compare();
        };
    }

    /** How many of its files had something happen to them that should not. */
    int spoilt() {
        return spoilt.size();
    }

    private Optional<String> step() throws IOException {
        moves++;
        toLive = chance.nextInt(10) == 0 ? chance.nextInt(12) : Integer.MAX_VALUE;
        try {
            switch (chance.nextInt(20)) {
                case 0 -> throw new Killed();
                case 1 -> disk.full(chance.nextInt(3) == 0);
                case 2 -> clear();
                case 3, 4, 5 -> {
                    return compare();
                }
                default -> commit();
            }
            return Optional.empty();
        } catch (Killed gone) {
            return again();
        }
    }

    private void clear() {
        try {
            journal.clear();
        } catch (IOException fails) {
            // some files are left
        }
    }

    private void commit() {
        var changes = new ArrayList<Change>();
        var after = copy(certain);
        var numbers = new HashMap<String, Long>();
        int adds = chance.nextInt(6);
        for (int i = 0; i < adds; i++) {
            var series = journal.series(NAMES.get(chance.nextInt(NAMES.size())));
            var content = content();
            changes.add(new Change.Add(series, content.getBytes(StandardCharsets.ISO_8859_1)));
            long number = numbers.merge(series.name(), series.last() + 1, (a, b) -> a + 1);
            ever.add(series.name() + number + content);
            after.computeIfAbsent(series.name(), any -> new TreeMap<>()).put(number, content);
        }
        for (var name : NAMES) {
            var kept = certain.getOrDefault(name, new TreeMap<>());
            if (!kept.isEmpty() && chance.nextInt(3) == 0) {
                var keys = List.copyOf(kept.keySet());
                int from = chance.nextInt(4) > 0 ? 0 : chance.nextInt(keys.size());
                int to = Math.min(keys.size() - 1, from + chance.nextInt(12));
                changes.add(new Change.Remove(journal.series(name), keys.get(from), keys.get(to)));
                after.get(name).subMap(keys.get(from), true, keys.get(to), true).clear();
            }
        }
        possible.add(after);
        try {
            journal.commit(changes);
            certain = after;
            possible.clear();
        } catch (IOException fails) {
            // it may still be found, if the process ends before anything else is written
        }
    }

    /** It cannot be packed. */
    private String noise(int length) {
        var letters = new char[length];
        for (int at = 0; at < length; at++) {
            letters[at] = (char) chance.nextInt(256);
        }
        return new String(letters);
    }

    private String content() {
        int length = chance.nextInt(20) == 0 ? chance.nextInt(20_000) : chance.nextInt(600);
        return "row "
                + rows++
                + " "
                + (chance.nextInt(4) == 0 ? noise(length) : "x".repeat(length));
    }

    private static Map<String, TreeMap<Long, String>> copy(Map<String, TreeMap<Long, String>> of) {
        var copy = new TreeMap<String, TreeMap<Long, String>>();
        of.forEach((name, kept) -> copy.put(name, new TreeMap<>(kept)));
        return copy;
    }

    /** Another process, with or without a power cut between. */
    private Optional<String> again() throws IOException {
        boolean cut = misfortune.isOfTheDisk() && chance.nextInt(3) > 0;
        if (cut) {
            disk.cutPower();
        }
        toLive = Integer.MAX_VALUE;
        journal = open();
        possible.add(certain);
        var found = found();
        for (var one : possible) {
            if (same(found, one)) {
                certain = one;
                return told.isEmpty() ? Optional.empty() : Optional.of("damage is told: " + told);
            }
        }
        return Optional.of("after its end: expected " + words(certain) + ", found " + words(found));
    }

    private Optional<String> compare() throws IOException {
        var found = found();
        if (!same(found, certain)) {
            return Optional.of("expected " + words(certain) + ", found " + words(found));
        }
        return told.isEmpty() ? Optional.empty() : Optional.of("damage is told: " + told);
    }

    private static boolean same(
            Map<String, TreeMap<Long, String>> one, Map<String, TreeMap<Long, String>> other) {
        return NAMES.stream()
                .allMatch(
                        name ->
                                one.getOrDefault(name, new TreeMap<>())
                                        .equals(other.getOrDefault(name, new TreeMap<>())));
    }

    private static String words(Map<String, TreeMap<Long, String>> rows) {
        var words = new TreeMap<String, Object>();
        rows.forEach((name, kept) -> words.put(name, kept.keySet()));
        return words.toString();
    }

    private Map<String, TreeMap<Long, String>> found() throws IOException {
        var found = new TreeMap<String, TreeMap<Long, String>>();
        for (var series : List.copyOf(journal.all())) {
            var rows = new TreeMap<Long, String>();
            long from = 0;
            var some = read(series, from);
            while (!some.isEmpty()) {
                for (var row : some) {
                    rows.put(row.number(), new String(row.content(), StandardCharsets.ISO_8859_1));
                    from = row.number() + 1;
                }
                some = read(series, from);
            }
            if (series.rows() != rows.size()) {
                throw new IllegalStateException(
                        series.name() + " counts " + series.rows() + ", has " + rows.size());
            }
            found.put(series.name(), rows);
        }
        return found;
    }

    private List<Journal.Row> read(Series series, long from) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                return journal.read(series, from, 1 + chance.nextInt(5_000));
            } catch (IOException e) {
                if (attempt > 100) {
                    throw e;
                }
            }
        }
    }

    /** The process is killed, and something happens to its files: what is lost is told, exactly. */
    private Optional<String> rot() throws IOException {
        // one that is killed before it could leave its mark may tell too much, or too little
        commit();
        journal.close();
        var names = disk.names().stream().filter(name -> name.endsWith(".seg")).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var name = names.get(chance.nextInt(names.size()));
        spoilt.add(name);
        switch (chance.nextInt(4)) {
            case 0 -> disk.lose(name);
            case 1 -> disk.cutOff(name, 1 + chance.nextInt(SEGMENT));
            case 2 -> disk.rot(names.get(names.size() - 1));
            default -> disk.rot(name);
        }
        journal = open();
        var found = found();
        var missing = copy(certain);
        found.forEach((series, rows) -> rows.forEach((n, row) -> take(missing, series, n, row)));
        for (var damage : told) {
            var rows = missing.getOrDefault(damage.series(), new TreeMap<>());
            for (long n = damage.first(); n <= damage.last(); n++) {
                if (rows.remove(n) == null) {
                    return Optional.of(damage + " is told, and is not missing");
                }
            }
        }
        missing.values().removeIf(TreeMap::isEmpty);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("not told of " + words(missing) + ", told " + told);
    }

    /** Whatever is in its files: it opens, reads what it can, and goes on. */
    private Optional<String> garbage() throws IOException {
        journal.close();
        for (int times = 1 + chance.nextInt(20); times > 0; times--) {
            disk.spoil().ifPresent(spoilt::add);
        }
        journal = open();
        found();
        told.clear();
        certain = found();
        commit();
        return possible.isEmpty() ? compare() : Optional.of("it takes nothing more");
    }

    private void take(
            Map<String, TreeMap<Long, String>> from, String series, long number, String row) {
        var there = from.getOrDefault(series, new TreeMap<>()).remove(number);
        // what was removed may come back, where the word of it is lost
        if (!row.equals(there) && !ever.contains(series + number + row)) {
            throw new IllegalStateException(series + " " + number + " is not what was written");
        }
    }
}
