package io.postern.journal;

import io.postern.journal.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One of a journal's files: commits, one after the other. */
final class Segment implements AutoCloseable {

    private static final String NAME = "%012d.seg";
    private static final int NAME_LENGTH = 16;

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

    static String name(long number) {
        return NAME.formatted(number);
    }

    /** Which one a file is, or nothing where it is none. */
    static Optional<Long> number(String name) {
        return name.length() == NAME_LENGTH && name.matches("[0-9]{12}\\.seg")
                ? Optional.of(Long.parseLong(name.substring(0, 12)))
                : Optional.empty();
    }

    Commit.Home home() {
        return home;
    }

    long number() {
        return home.segment();
    }

    /**
     * The first whole commit of a file, of whichever journal it is.
     *
     * @param number the file's
     * @param skip whether to go on where the disk fails
     */
    static Optional<Origin> first(Disk.File file, long number, boolean skip) throws IOException {
        long size = file.size();
        for (long at = 0; at + Commit.HEADER <= size; at += Commit.BLOCK) {
            var commit = Optional.<Commit>empty();
            long journal = 0;
            try {
                var header = read(file, at, Commit.HEADER);
                journal = Commit.journal(header);
                commit = at(new Commit.Home(journal, number), file, at, size);
            } catch (IOException e) {
                throwUnless(skip, e);
            }
            if (commit.isPresent()) {
                var segment = new Segment(new Commit.Home(journal, number), file);
                return Optional.of(new Origin(segment, new Found(at, commit.get())));
            }
        }
        return Optional.empty();
    }

    private static void throwUnless(boolean skip, IOException e) throws IOException {
        if (!skip || e instanceof Journal.NewerFormatException) {
            throw e;
        }
    }

    /** A segment whose journal only its own commits tell. */
    record Origin(Segment segment, Found first) {}

    long journal() {
        return home.journal();
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
                var commit = at(home, file, at, end);
                if (commit.isPresent()) {
                    return Optional.of(new Found(at, commit.get()));
                }
            } catch (IOException e) {
                throwUnless(skip, e);
            }
        }
        return Optional.empty();
    }

    private static Optional<Commit> at(Commit.Home home, Disk.File file, long at, long end)
            throws IOException {
        var header = read(file, at, Commit.HEADER);
        var length = Commit.length(header, home).filter(more -> at + Commit.HEADER + more <= end);
        if (length.isEmpty()) {
            return Optional.empty();
        }
        var whole = read(file, at, Commit.HEADER + length.get());
        return whole.limit() == whole.capacity() ? Commit.read(whole) : Optional.empty();
    }

    private static ByteBuffer read(Disk.File file, long at, int length) throws IOException {
        var into = ByteBuffer.allocate(length);
        file.read(at, into);
        return into.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
