package io.postern.reload;

import io.postern.config.read.FileStamp;
import io.postern.data.LastGood;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last good files; a disk that does not let it never stops a reload. For one thread. */
final class LastGoodKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(LastGoodKeeping.class);

    private final LastGood lastGood;
    private final Path configs;
    private boolean failing;
    private boolean staged;
    private boolean current;

    LastGoodKeeping(LastGood lastGood, Path configs) {
        this.lastGood = lastGood;
        this.configs = configs.toAbsolutePath().normalize();
    }

    /**
     * Copies files that are about to run.
     *
     * @return whether they stood still meanwhile, as far as one can tell
     */
    boolean stage(Map<Path, FileStamp> files) {
        try {
            staged = lastGood.stage(configs, files);
            return staged;
        } catch (IOException e) {
            staged = false;
            warn(e);
            return true;
        }
    }

    /** Keeps what was staged, since it runs now. */
    void commit() {
        try {
            current = staged;
            lastGood.commit();
            failing = failing && !staged;
        } catch (IOException e) {
            current = false;
            warn(e);
        }
    }

    private void warn(IOException e) {
        if (!failing) {
            LOG.warn(
                    "the last good configuration cannot be kept, so a start with broken files would"
                            + " find an older one: {}",
                    e.toString());
        }
        failing = true;
    }

    /** The kept files are what runs now. */
    void resume() {
        current = true;
    }

    /** The kept files where they are what runs; otherwise they would take the gateway back. */
    Optional<Path> ofRunning() {
        return current ? any() : Optional.empty();
    }

    /** The kept files, however old. */
    Optional<Path> any() {
        try {
            return lastGood.configs();
        } catch (IOException e) {
            LOG.warn("the last good configuration cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }
}
