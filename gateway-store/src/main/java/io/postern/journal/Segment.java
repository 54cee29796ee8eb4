package io.postern.journal;

import io.postern.journal.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/** One of a journal's files: commits, one after the other. */
final class Segment implements AutoCloseable {

    /** What no damage inside of the file can take: its number, and the journal's. */
    private static final String NAME = "%012d-%016x.seg";

    private static final Pattern NAMED = Pattern.compile("([0-9]{12})-([0-9a-f]{16})\\.seg");

    private final Commit.Home home;
    private final Disk.File file;

    Segment(Commit.Home home, Disk.File file) {
        this.home = home;
        this.file = file;
    }

    /**
     * A commit.
     *
     * @param at where it begins
     */
    record Found(long at, Commit commit) {

        long end() {
            return at + commit.size();
        }
    }

    static String name(Commit.Home home) {
        return NAME.formatted(home.segment(), home.journal());
    }

    /** Which one a file is, or nothing where it is none. */
    static Optional<Commit.Home> home(String name) {
        var found = NAMED.matcher(name);
        return found.matches()
                ? Optional.of(
                        new Commit.Home(
                                Long.parseUnsignedLong(found.group(2), 16),
                                Long.parseLong(found.group(1))))
                : Optional.empty();
    }

    static Segment open(Disk disk, Commit.Home home) throws IOException {
        return new Segment(home, disk.open(name(home)));
    }

    Commit.Home home() {
        return home;
    }

    long number() {
        return home.segment();
    }

    /** Whether to go on where the disk fails; never into what a newer Postern wrote. */
    static void throwUnless(boolean skip, IOException e) throws IOException {
        if (!skip || e instanceof Journal.NewerFormatException) {
            throw e;
        }
    }

    long size() throws IOException {
        return file.size();
    }

    /** On disk when it returns. */
    void write(long at, ByteBuffer commit) throws IOException {
        file.write(at, commit);
        file.sync();
    }

    /**
     * The first whole commit that begins between two places.
     *
     * @param skip whether to go on where the disk fails
     */
    Optional<Found> next(long from, long end, boolean skip) throws IOException {
        for (long at = Commit.next(from); at + Commit.HEADER <= end; at += Commit.BLOCK) {
            try {
                var commit = at(at, end);
                if (commit.isPresent()) {
                    return Optional.of(new Found(at, commit.get()));
                }
            } catch (IOException e) {
                throwUnless(skip, e);
            }
        }
        return Optional.empty();
    }

    private Optional<Commit> at(long at, long end) throws IOException {
        var header = read(at, Commit.HEADER);
        var length = Commit.length(header, home).filter(more -> at + Commit.HEADER + more <= end);
        if (length.isEmpty()) {
            return Optional.empty();
        }
        var whole = read(at, Commit.HEADER + length.get());
        return whole.limit() == whole.capacity() ? Commit.read(whole) : Optional.empty();
    }

    private ByteBuffer read(long at, int length) throws IOException {
        var into = ByteBuffer.allocate(length);
        file.read(at, into);
        return into.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
