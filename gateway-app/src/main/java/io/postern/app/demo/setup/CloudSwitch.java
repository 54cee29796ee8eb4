package io.postern.app.demo.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Takes the cloud away and brings it back, the way everything is done here: by changing a file. The
 * cloud broker's {@code enabled} is what the file says.
 */
public final class CloudSwitch implements Switch {

    private final Path file;
    private boolean on = true;

    public CloudSwitch(Path file) {
        this.file = file;
    }

    @Override
    public synchronized boolean isOn() {
        return on;
    }

    @Override
    public synchronized void set(boolean wanted) {
        on = wanted;
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, wanted + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
