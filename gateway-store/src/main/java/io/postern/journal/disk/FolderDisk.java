package io.postern.journal.disk;

import io.postern.file.AtomicFile;
import io.postern.file.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A folder of the machine. It is made when something is first written. */
public final class FolderDisk implements Disk {

    private final Path folder;

    public FolderDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> names() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public File create(String name) throws IOException {
        if (Files.notExists(folder)) {
            OwnerOnly.folder(folder);
            AtomicFile.sync(folder.toAbsolutePath().getParent());
        }
        return new Opened(
                OwnerOnly.open(
                        folder.resolve(name),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE));
    }

    @Override
    public File open(String name) throws IOException {
        return new Opened(FileChannel.open(folder.resolve(name), StandardOpenOption.READ));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        AtomicFile.move(folder.resolve(from), folder.resolve(to));
    }

    @Override
    public void sync() throws IOException {
        AtomicFile.sync(folder);
    }

    @Override
    public long free() throws IOException {
        var there = folder.toAbsolutePath();
        while (Files.notExists(there)) {
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }

    private record Opened(FileChannel channel) implements File {

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(long from, ByteBuffer into) throws IOException {
            long at = from;
            int count = 0;
            while (into.hasRemaining() && count >= 0) {
                count = channel.read(into, at);
                at += count;
            }
        }

        @Override
        public void write(long at, ByteBuffer what) throws IOException {
            long from = at;
            while (what.hasRemaining()) {
                from += channel.write(what, from);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
