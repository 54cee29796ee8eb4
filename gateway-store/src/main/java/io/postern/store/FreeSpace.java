package io.postern.store;

import io.postern.journal.disk.Disk;
import io.postern.time.Lane;
import io.postern.time.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of the disk is free, as each commit finds it. Where that is too little for somebody,
 * there may be no more commits: then it is looked at again each second that he asks.
 */
final class FreeSpace {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Store");
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Optional<Disk> disk;
    private final Machine machine;
    private final Lane lane;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long bytes = Long.MAX_VALUE;

    FreeSpace(Optional<Disk> disk, Machine machine, Lane lane) {
        this.disk = disk;
        this.machine = machine;
        this.lane = lane;
    }

    /** On the lane of the store. */
    void look() throws IOException {
        bytes = disk.orElseThrow().free();
    }

    long bytes() {
        return bytes;
    }

    boolean isLess(long least) {
        boolean isLess = bytes < least;
        if (isLess && looking.compareAndSet(false, true)) {
            machine.time().after(AGAIN, () -> lane.execute(this::lookAgain));
        }
        return isLess;
    }

    private void lookAgain() {
        looking.set(false);
        try {
            look();
        } catch (IOException e) {
            LOG.debug("the disk does not say how much of it is free", e);
        }
    }
}
