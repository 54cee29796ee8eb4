package io.postern.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A disk that is only looked at: whatever would change it fails, and the disk is not asked. */
public final class ReadOnlyDisk implements Disk {

    private final Disk disk;

    public ReadOnlyDisk(Disk disk) {
        this.disk = disk;
    }

    private static IOException refusal() {
        return new IOException("it is only read");
    }

    @Override
    public List<String> names() throws IOException {
        return disk.names();
    }

    @Override
    public File create(String name) throws IOException {
        throw refusal();
    }

    @Override
    public File open(String name) throws IOException {
        return new Opened(disk.open(name));
    }

    @Override
    public void delete(String name) throws IOException {
        throw refusal();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        throw refusal();
    }

    @Override
    public void sync() throws IOException {
        throw refusal();
    }

    @Override
    public long free() throws IOException {
        return disk.free();
    }

    private record Opened(File file) implements File {

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void read(long from, ByteBuffer into) throws IOException {
            file.read(from, into);
        }

        @Override
        public void write(long at, ByteBuffer what) throws IOException {
            throw refusal();
        }

        @Override
        public void sync() throws IOException {
            throw refusal();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
