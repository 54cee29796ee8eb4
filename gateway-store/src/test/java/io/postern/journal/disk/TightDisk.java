package io.postern.journal.disk;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk of which a test says how much is free, and whether it takes and opens files. */
public final class TightDisk implements Disk {

    private final Disk disk;
    public volatile long free = Long.MAX_VALUE;
    public volatile boolean takesNoFiles;
    public volatile boolean opensNone;
    public final AtomicInteger refused = new AtomicInteger();

    public TightDisk(Disk disk) {
        this.disk = disk;
    }

    @Override
    public List<String> names() throws IOException {
        return disk.names();
    }

    @Override
    public File create(String name) throws IOException {
        if (takesNoFiles) {
            refused.incrementAndGet();
            throw new IOException("no more files");
        }
        return disk.create(name);
    }

    @Override
    public File open(String name) throws IOException {
        if (opensNone) {
            throw new IOException("it is not to be read");
        }
        return disk.open(name);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void sync() throws IOException {
        disk.sync();
    }

    @Override
    public long free() {
        return free;
    }
}
