package io.postern.app.demo.setup;

import io.postern.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
            AtomicFile.write(file, (wanted + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
