package io.postern.config.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * How a file looked from outside; another stamp means that its content or its rights may differ.
 *
 * @param size in bytes, or -1 where there is nothing to read
 * @param changed when it last changed, in nanoseconds
 * @param id which file it is, whatever its name
 */
public record FileStamp(long size, long changed, long id) {

    /** Of what is not there, or cannot be looked at. */
    public static final FileStamp NONE = new FileStamp(-1, 0, 0);

    /** Looks at a file, or where a link leads to. */
    public static FileStamp of(Path file) {
        try {
            return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                    ? unix(file)
                    : basic(file);
        } catch (IOException e) {
            return NONE;
        }
    }

    /** With the inode's own time, which no tool sets back and which rights change too. */
    private static FileStamp unix(Path file) throws IOException {
        var seen = Files.readAttributes(file, "unix:size,ctime,ino");
        return new FileStamp(
                (Long) seen.get("size"),
                nanos((FileTime) seen.get("ctime")),
                (Long) seen.get("ino"));
    }

    private static FileStamp basic(Path file) throws IOException {
        var seen = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(
                seen.size(), nanos(seen.lastModifiedTime()), Objects.hashCode(seen.fileKey()));
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    public boolean exists() {
        return size >= 0;
    }
}
