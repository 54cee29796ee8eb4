package io.postern.bench.flood;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An ext4 file system in a file, whose power can be cut: what was not synced is gone, as the kernel
 * itself does it for the tests of its file systems. For root only.
 */
final class CutDisk implements AutoCloseable {

    private static final long BYTES = 512L << 20;

    /** Stops the file system at once, with nothing written that was not. */
    private static final String SHUTDOWN =
            "open(my $f, '<', $ARGV[0]) or die; my $how = pack('L', 2);"
                    + " ioctl($f, 0x8004587d, $how) or die \"ioctl: $!\";";

    private final Path image;
    private final Path place;

    CutDisk(Path folder) throws IOException {
        image = folder.resolve("disk.img");
        place = folder.resolve("disk");
        Files.createDirectories(place);
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        run("mkfs.ext4", "-q", image.toString());
        mount();
    }

    Path place() {
        return place;
    }

    private void mount() throws IOException {
        run("mount", "-o", "loop", image.toString(), place.toString());
    }

    void cut() throws IOException {
        run("perl", "-e", SHUTDOWN, place.toString());
    }

    /** Nobody may have a file of it open. */
    void powerOn() throws IOException {
        run("umount", place.toString());
        mount();
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
