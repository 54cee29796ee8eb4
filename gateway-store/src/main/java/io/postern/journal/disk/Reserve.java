package io.postern.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A file that holds nothing, to be given up on a full disk: so there is room to write down which
 * rows are gone, without which no file could go. Once written it stays.
 */
public final class Reserve {

    /** Its name in the folder. */
    public static final String NAME = "reserve";

    /** Three times what a segment's first commit takes that has much to tell, and some more. */
    static final int BYTES = 256 << 10;

    private final Disk disk;
    private Optional<Boolean> there = Optional.empty();

    public Reserve(Disk disk) {
        this.disk = disk;
    }

    /** Whether a folder has nothing else. */
    public static boolean isAllOf(Disk disk) throws IOException {
        return disk.names().stream().allMatch(NAME::equals);
    }

    /** Makes it where it is not there; what needs much room must not be written without. */
    public void keep() throws IOException {
        if (!isThere()) {
            make();
            there = Optional.of(true);
        }
    }

    private boolean isThere() throws IOException {
        if (there.isEmpty()) {
            there = Optional.of(disk.names().contains(NAME) && isWhole());
        }
        return there.get();
    }

    private boolean isWhole() throws IOException {
        try (var file = disk.open(NAME)) {
            return file.size() == BYTES;
        }
    }

    private void make() throws IOException {
        try (var file = disk.create(NAME)) {
            file.write(0, noise());
            file.sync();
        } catch (IOException full) {
            drop();
            throw full;
        }
    }

    /** Some file systems keep no room for zeros. */
    private static ByteBuffer noise() {
        var bytes = ByteBuffer.allocate(BYTES);
        for (long next = 1; bytes.hasRemaining(); next = next * 6_364_136_223_846_793_005L + 1) {
            bytes.putLong(next);
        }
        return bytes.flip();
    }

    /** Half a one takes room and gives none. */
    private void drop() {
        try {
            disk.delete(NAME);
        } catch (IOException fails) {
            // the next one takes its place
        }
    }

    /** Whether there was one, so that there may be room now. */
    public boolean giveUp() throws IOException {
        if (!isThere()) {
            return false;
        }
        there = Optional.of(false);
        disk.delete(NAME);
        disk.sync();
        return true;
    }

    /** Whether what is written has to do with the room that it gave. */
    public boolean isSpent() {
        return there.filter(is -> !is).isPresent();
    }

    /** Makes it again as soon as that can be done. */
    public void restore() {
        try {
            if (isSpent() && disk.free() > 2 * BYTES) {
                keep();
            }
        } catch (IOException full) {
            // not yet
        }
    }
}
