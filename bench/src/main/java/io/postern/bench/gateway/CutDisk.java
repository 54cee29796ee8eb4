package io.postern.bench.gateway;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An ext4 file system in a file, whose power can be cut, as the kernel itself does it for the tests
 * of its file systems: what was not synced is gone. It can be full, too. For root only.
 */
public final class CutDisk implements AutoCloseable {

    private static final long BYTES = 512L << 20;
    private static final long LAST = 2L << 20;
    private static final int BLOCK = 4_096;

    /** Stops the file system at once, with nothing written that was not. */
    private static final String SHUTDOWN =
            "open(my $f, '<', $ARGV[0]) or die; my $how = pack('L', 2);"
                    + " ioctl($f, 0x8004587d, $how) or die \"ioctl: $!\";";

    private final Path image;
    private final Path place;

    /**
     * @param image the file
     * @param place the folder to mount it at
     */
    public CutDisk(Path image, Path place) throws IOException {
        this.image = image;
        this.place = place;
        Files.createDirectories(place);
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        run("mkfs.ext4", "-q", "-m", "0", image.toString());
        mount();
    }

    public Path place() {
        return place;
    }

    private void mount() throws IOException {
        run("mount", "-o", "loop", image.toString(), place.toString());
    }

    public void cut() throws IOException {
        run("perl", "-e", SHUTDOWN, place.toString());
    }

    /** Nobody may have a file of it open. */
    public void powerOn() throws IOException {
        run("umount", place.toString());
        mount();
    }

    /** Leaves no byte to others. */
    public void fill() throws IOException {
        long most = Files.getFileStore(place).getUsableSpace() - LAST;
        run("fallocate", "-l", Long.toString(Math.max(most, 1)), filler("most").toString());
        try (var rest = new FileOutputStream(filler("rest").toFile())) {
            for (; ; ) {
                rest.write(new byte[BLOCK]);
            }
        } catch (IOException full) {
            // that was the aim
        }
    }

    /** Takes away what fills it. */
    public void free() throws IOException {
        Files.deleteIfExists(filler("most"));
        Files.deleteIfExists(filler("rest"));
    }

    private Path filler(String name) {
        return place.resolve("filler-" + name);
    }

    private static void run(String... words) throws IOException {
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw new IOException(String.join(" ", List.of(words)) + ": " + code + ", " + said);
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", place.toString());
    }
}
