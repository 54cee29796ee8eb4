package io.postern.log;

import io.postern.api.link.LinkException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An open file that lines are appended to, all of a group or none. */
final class LineFile implements AutoCloseable {

    private static final Set<PosixFilePermission> READ_AND_WRITE =
            PosixFilePermissions.fromString("rw-rw-rw-");
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final Object key;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long size;

    private LineFile(FileChannel channel, Object key, long size) {
        this.channel = channel;
        this.key = key;
        this.size = size;
    }

    /** Opens the file, or makes it, takes it for this carrier alone, and ends a torn last line. */
    static LineFile open(Path path) throws IOException, LinkException {
        var channel =
                FileChannel.open(
                        path,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        rights(path.toAbsolutePath().getParent()));
        try {
            lock(channel, path);
            var file = new LineFile(channel, key(path), channel.size());
            file.endTornLine();
            return file;
        } catch (IOException | LinkException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Of a new file: what its folder is closed to is closed to it too, wherever it is moved. */
    private static FileAttribute<?>[] rights(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                || !Files.isDirectory(folder)) {
            return new FileAttribute<?>[0];
        }
        var rights = Files.getPosixFilePermissions(folder);
        rights.retainAll(READ_AND_WRITE);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)};
    }

    long size() {
        return size;
    }

    /** Whether the path still leads here: files are moved by other programs, disks unmounted. */
    boolean isStillAt(Path path) throws IOException {
        try {
            return Objects.equals(key, key(path));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    void append(List<byte[]> lines) throws IOException {
        try {
            long end = size;
            for (var line : lines) {
                end = put(line, end);
            }
            size = flush(end);
        } catch (IOException failed) {
            cutBack(failed);
            throw failed;
        }
    }

    void sync() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private long put(byte[] line, long end) throws IOException {
        long written = end;
        if (line.length > buffer.remaining()) {
            written = flush(written);
        }
        if (line.length > buffer.capacity()) {
            return write(ByteBuffer.wrap(line), written);
        }
        buffer.put(line);
        return written;
    }

    private long flush(long end) throws IOException {
        buffer.flip();
        long written = write(buffer, end);
        buffer.clear();
        return written;
    }

    private long write(ByteBuffer bytes, long end) throws IOException {
        long at = end;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        return at;
    }

    /** The group will be written again: half of it must not stay. */
    private void cutBack(IOException failed) {
        buffer.clear();
        try {
            channel.truncate(size);
        } catch (IOException also) {
            failed.addSuppressed(also);
        }
    }

    private void endTornLine() throws IOException {
        var last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            size = write(ByteBuffer.wrap(new byte[] {'\n'}), size);
        }
    }

    private static Object key(Path path) throws IOException {
        var key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? path : key;
    }

    private static void lock(FileChannel channel, Path path) throws IOException, LinkException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException ours) {
            throw new LinkException(inUse(path, "another log carrier"), ours);
        }
        throw new LinkException(inUse(path, "another program"));
    }

    private static String inUse(Path path, String by) {
        return "log file \""
                + path
                + "\": expected it for this carrier alone, found it in use by "
                + by
                + ": give each a file of its own";
    }
}
