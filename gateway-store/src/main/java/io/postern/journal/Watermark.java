package io.postern.journal;

import io.postern.journal.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * A small file that says what the newest commit left. It is written after that commit and never
 * synced: it may be old or not there, and then says nothing. But where it knows more than the
 * segments tell, bytes of these are gone; without it, what is missing at their end would look as if
 * it had never been written.
 */
final class Watermark implements AutoCloseable {

    private static final String NAME = "newest";

    private final Disk disk;
    private Optional<Disk.File> file = Optional.empty();

    Watermark(Disk disk) {
        this.disk = disk;
    }

    /**
     * What it says.
     *
     * @param journal which one it is of
     */
    record Mark(long journal, Commit newest) {}

    /** Nothing where it is not whole. */
    static Optional<Mark> read(Disk disk, boolean skipUnreadable) throws IOException {
        try (var file = disk.open(NAME)) {
            var header = ByteBuffer.allocate(Commit.HEADER);
            file.read(0, header);
            var home = new Commit.Home(Commit.journal(header.flip()), 0);
            return new Segment(home, file)
                    .next(0, file.size(), skipUnreadable)
                    .filter(found -> found.at() == 0)
                    .map(found -> new Mark(home.journal(), found.commit()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            Segment.throwUnless(skipUnreadable, e);
            return Optional.empty();
        }
    }

    /** Has to be there before the folder is synced the next time. */
    void begin() throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(disk.create(NAME));
        }
    }

    /** It is of use only: that it cannot be written harms nothing. */
    void write(long journal, long commit, List<Entry> kept) {
        try {
            if (file.isPresent()) {
                file.get().write(0, Commit.write(new Commit.Home(journal, 0), commit, kept));
            }
        } catch (IOException fails) {
            // it says what it said
        }
    }

    void delete() throws IOException {
        close();
        if (disk.names().contains(NAME)) {
            disk.delete(NAME);
            disk.sync();
        }
    }

    @Override
    public void close() throws IOException {
        var was = file;
        file = Optional.empty();
        if (was.isPresent()) {
            was.get().close();
        }
    }
}
