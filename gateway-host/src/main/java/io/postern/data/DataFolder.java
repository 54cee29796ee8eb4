package io.postern.data;

import io.postern.api.text.Quote;
import io.postern.file.OwnerOnly;
import io.postern.time.WallClock.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that belongs to one running gateway, and its lock. The lock is the system's: it ends
 * with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final int LONGEST_NOTE = 200;
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private final Optional<Written> newest;

    private DataFolder(Path path, FileChannel channel, FileLock lock, Optional<Written> newest) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        this.newest = newest;
    }

    /**
     * Creates the folder where there is none, readable for its owner only, and locks it. One that
     * others may look into is closed to them.
     *
     * @param pid this process
     * @param now what a second gateway is told this one runs since
     */
    public static DataFolder open(Path path, long pid, Instant now) throws DataFolderException {
        create(path);
        mend(path);
        var file = path.resolve(LOCK);
        try {
            var channel =
                    OwnerOnly.open(
                            file,
                            LinkOption.NOFOLLOW_LINKS,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            return locked(path, channel, pid, now);
        } catch (IOException e) {
            throw Files.isSymbolicLink(file) ? link(path, file, e) : unusable(path, e);
        }
    }

    private static void create(Path path) throws DataFolderException {
        try {
            var parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            OwnerOnly.folder(path);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static void mend(Path path) {
        var subject = "data folder " + Quote.of(path.toString()) + ": expected rwx------, ";
        try {
            OwnerOnly.mend(path)
                    .ifPresent(
                            found ->
                                    LOG.warn(
                                            "{}found {}: others could look into it; mended, with"
                                                    + " all that lies in it",
                                            subject,
                                            found));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn(
                    "{}found rights that could not be mended ({}): others may look into it;"
                            + " sudo chown -R it to this user, and chmod -R go-rwx",
                    subject,
                    e.toString());
        }
    }

    private static DataFolder locked(Path path, FileChannel channel, long pid, Instant now)
            throws IOException, DataFolderException {
        var lock = lock(channel);
        if (lock.isEmpty()) {
            var note = note(channel);
            channel.close();
            throw inUse(path, note);
        }
        var newest = NewestFile.in(path);
        var note = "pid " + pid + " since " + now.truncatedTo(ChronoUnit.SECONDS) + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
        if (newest.isPresent()) {
            keepNewer(path, FileTime.from(newest.get().at()));
        }
        return new DataFolder(path, channel, lock.get(), newest);
    }

    /** What a clock says that is wrong must not hide from the next start that it is. */
    private static void keepNewer(Path path, FileTime time) throws IOException {
        var file = path.resolve(LOCK);
        if (Files.getLastModifiedTime(file).compareTo(time) < 0) {
            Files.setLastModifiedTime(file, time);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // a gateway of this very process has it
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static String note(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_NOTE);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    private static DataFolderException inUse(Path path, String note) {
        return new DataFolderException(
                "data folder "
                        + Quote.of(path.toString())
                        + ": expected no other gateway on it, found one that runs as "
                        + (note.isEmpty() ? "another process" : note)
                        + "; stop it, or give this one a folder of its own with --data DIR");
    }

    private static DataFolderException unusable(Path path, IOException e) {
        return new DataFolderException(
                "data folder "
                        + Quote.of(path.toString())
                        + ": expected a folder that this user can write to, found "
                        + reason(e)
                        + "; give another one with --data DIR",
                e);
    }

    private static DataFolderException link(Path path, Path file, IOException e) {
        return new DataFolderException(
                "data folder "
                        + Quote.of(path.toString())
                        + ": expected a file of its own at "
                        + Quote.of(file.toString())
                        + ", found a link to somewhere else; remove the link",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException denied) {
            return "no permission for " + Quote.of(denied.getFile());
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "a file at " + Quote.of(((FileSystemException) e).getFile());
        }
        return words(e);
    }

    private static String words(IOException e) {
        @Nullable String why = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return why == null ? e.getClass().getSimpleName() : Quote.of(why);
    }

    public Path path() {
        return path;
    }

    /** What an earlier run wrote last. */
    public Optional<Written> newest() {
        return newest;
    }

    /** Frees the lock. */
    @Override
    public void close() {
        try {
            var file = path.resolve(LOCK);
            if (Files.exists(file)) {
                var before = Files.getLastModifiedTime(file);
                channel.truncate(0);
                keepNewer(path, before);
            }
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
