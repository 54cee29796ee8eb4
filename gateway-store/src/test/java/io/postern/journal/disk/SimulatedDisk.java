package io.postern.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A disk that loses what was not synced, as disks do: at a power cut each write that was not synced
 * is there, is not, or is there in part, whichever came first; and so is each name that came or
 * went. It can be full, fail, lie, and rot.
 */
public final class SimulatedDisk implements Disk {

    private static final int BLOCK = 4_096;

    private final SplittableRandom chance;
    private final List<Naming> namings = new ArrayList<>();
    private Map<String, SimulatedFile> names = new TreeMap<>();
    private Map<String, SimulatedFile> lastingNames = new TreeMap<>();
    private Runnable beforeEach = () -> {};
    private double failing;
    private long room = Long.MAX_VALUE;
    private boolean crowded;
    private boolean wasCrowded;
    private boolean lying;
    private boolean deceiving;
    private boolean forgetful;
    private long changes;

    /** A name that came or went, and may not last. */
    private interface Naming {

        void in(Map<String, SimulatedFile> names);
    }

    public SimulatedDisk(SplittableRandom chance) {
        this.chance = chance;
    }

    /** Told before each operation that changes something: a good moment to die. */
    public void beforeEach(Runnable job) {
        beforeEach = job;
    }

    /** How many of its operations fail, from 0 to 1. */
    public void fail(double share) {
        failing = share;
    }

    /** Nothing more can be written, but in the place of what is deleted. */
    public void full(boolean is) {
        room = is ? used() : Long.MAX_VALUE;
    }

    /** Files take whole blocks. */
    private long used() {
        return names.values().stream().mapToLong(content -> blocks(content.seen.length)).sum();
    }

    private static long blocks(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** Little is left free. */
    public void crowd(boolean is) {
        crowded = is;
        wasCrowded |= is;
    }

    /** Whether there ever was a reason to leave the rest of it to others. */
    public boolean wasCrowded() {
        return wasCrowded;
    }

    /** It says that it synced files, and does not. */
    public void lie(boolean does) {
        lying = does;
    }

    /** The same, and the oracle knows: it is nobody's fault. */
    public void deceive(boolean does) {
        deceiving = does;
    }

    public boolean hasPromised() {
        return names.values().stream().anyMatch(SimulatedFile::hasPromised);
    }

    /** It says that it synced the folder, and does not. */
    public void forgetNames(boolean does) {
        forgetful = does;
    }

    /** Another number each time that what a power cut would leave may be something else. */
    public long changes() {
        return changes;
    }

    /** Another disk, with what a power cut would leave at least, or so it says. */
    public SimulatedDisk lasting() {
        var left = new SimulatedDisk(new SplittableRandom(0));
        lastingNames.forEach((name, content) -> left.names.put(name, content.lastingCopy()));
        return left;
    }

    public void cutPower() {
        changes++;
        deceiving = false;
        var left = new TreeMap<>(lastingNames);
        namings.stream().filter(any -> chance.nextBoolean()).forEach(naming -> naming.in(left));
        namings.clear();
        names = left;
        lastingNames = new TreeMap<>(left);
        names.values().forEach(content -> content.cutPower(chance));
    }

    /** One bit of what a file has becomes another; says whether there was one. */
    public boolean rot(String name) {
        changes++;
        var content = names.get(name);
        return content != null && content.rot(chance);
    }

    /** Something happens to one of its files that should not: says to which, if there is one. */
    public Optional<String> spoil() {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var all = List.copyOf(names.keySet());
        var name = all.get(chance.nextInt(all.size()));
        var content = names.get(name);
        switch (chance.nextInt(6)) {
            case 0 -> lose(name);
            case 1 -> cutOff(name, chance.nextInt(content.seen.length + 1));
            case 2 -> put(name, names.get(all.get(chance.nextInt(all.size()))).seen.clone());
            case 3 -> put(name, content.noise(chance));
            case 4 -> put(name, Arrays.copyOf(content.seen, content.seen.length + 10_000));
            default -> rot(name);
        }
        return Optional.of(name);
    }

    /** Somebody writes into it. */
    public void write(String name, int at, byte[] what) {
        var bytes = bytes(name);
        System.arraycopy(what, 0, bytes, at, what.length);
        put(name, bytes);
    }

    public byte[] bytes(String name) {
        return names.get(name).seen.clone();
    }

    /** Somebody puts it there. */
    public void put(String name, byte[] bytes) {
        changes++;
        var content = names.computeIfAbsent(name, any -> new SimulatedFile());
        lastingNames.put(name, content);
        content.pending.clear();
        content.seen = bytes;
        content.lasting = bytes.clone();
    }

    /** Somebody takes bytes off its end. */
    public void cutOff(String name, int bytes) {
        changes++;
        var content = names.get(name);
        content.cutOff(bytes);
    }

    /** Somebody deletes it, and that lasts. */
    public void lose(String name) {
        changes++;
        names.remove(name);
        lastingNames.remove(name);
    }

    /** How many bytes all files have. */
    public long bytes() {
        return names.values().stream().mapToLong(content -> content.seen.length).sum();
    }

    @Override
    public List<String> names() {
        return List.copyOf(names.keySet());
    }

    private void change() throws IOException {
        beforeEach.run();
        failNowAndThen();
    }

    private void failNowAndThen() throws IOException {
        if (failing > 0 && chance.nextDouble() < failing) {
            throw new IOException("input/output error");
        }
    }

    private void name(Naming naming) {
        naming.in(names);
        namings.add(naming);
    }

    @Override
    public File create(String name) throws IOException {
        change();
        var content = new SimulatedFile();
        name(in -> in.put(name, content));
        return new Opened(content);
    }

    private void find(String name) throws IOException {
        if (!names.containsKey(name)) {
            throw new NoSuchFileException(name);
        }
    }

    private void refuseWhereFull(long before, long after) throws IOException {
        if (after > before && used() + blocks(after) - blocks(before) > room) {
            throw new IOException("no space left on device");
        }
    }

    @Override
    public File open(String name) throws IOException {
        failNowAndThen();
        find(name);
        return new Opened(names.get(name));
    }

    @Override
    public void delete(String name) throws IOException {
        change();
        find(name);
        name(in -> in.remove(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        change();
        find(from);
        var content = names.get(from);
        name(
                in -> {
                    in.remove(from);
                    in.put(to, content);
                });
    }

    @Override
    public void sync() throws IOException {
        change();
        changes++;
        if (!forgetful) {
            namings.clear();
            lastingNames = new TreeMap<>(names);
        }
    }

    @Override
    public long free() {
        return crowded ? 1L << 20 : 1L << 40;
    }

    private final class Opened implements File {

        private final SimulatedFile content;

        Opened(SimulatedFile content) {
            this.content = content;
        }

        @Override
        public long size() throws IOException {
            failNowAndThen();
            return content.seen.length;
        }

        @Override
        public void read(long from, ByteBuffer into) throws IOException {
            failNowAndThen();
            int length = (int) Math.min(into.remaining(), Math.max(0, content.seen.length - from));
            into.put(content.seen, (int) Math.min(from, content.seen.length), length);
        }

        @Override
        public void write(long at, ByteBuffer what) throws IOException {
            change();
            refuseWhereFull(content.seen.length, at + what.remaining());
            var bytes = new byte[what.remaining()];
            what.get(bytes);
            content.write(new SimulatedFile.Write(at, bytes));
        }

        @Override
        public void sync() throws IOException {
            beforeEach.run();
            changes++;
            try {
                failNowAndThen();
            } catch (IOException e) {
                content.half(chance);
                throw e;
            }
            if (deceiving) {
                content.promise();
            } else if (!lying) {
                content.last();
            }
        }

        @Override
        public void close() {}
    }
}
