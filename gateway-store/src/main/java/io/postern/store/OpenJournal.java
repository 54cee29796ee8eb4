package io.postern.store;

import io.postern.journal.Journal;
import io.postern.journal.Series;
import io.postern.journal.disk.Disk;
import io.postern.journal.disk.Reserve;
import io.postern.time.Machine;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal, which is opened when somebody first needs it. Says once that its disk fails, and
 * once that it does not any more.
 */
final class OpenJournal {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Store");

    /** Tried each second: what cannot be read for so long is given up, so that the rest goes on. */
    private static final int ATTEMPTS_TO_READ = 30;

    private static final String REMEDY =
            "; look whether its disk is full, failing or not writable. What is not safe elsewhere"
                    + " stays with its sender, and it is tried again each second";

    private final Optional<Disk> disk;
    private final Machine machine;
    private final long segmentBytes;
    private final Consumer<Journal> opened;
    private volatile Optional<Journal> journal = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile boolean unread;
    private volatile Optional<String> foreign = Optional.empty();
    private boolean begun;
    private int failures;

    OpenJournal(Optional<Disk> disk, Machine machine, long segmentBytes, Consumer<Journal> opened) {
        this.disk = disk;
        this.machine = machine;
        this.segmentBytes = segmentBytes;
        this.opened = opened;
    }

    /** Opens it where an earlier run left anything. */
    void begin() {
        if (begun) {
            return;
        }
        begun = true;
        try {
            unread = disk.isPresent() && !Reserve.isAllOf(disk.get());
            if (unread) {
                get();
            }
        } catch (Journal.NewerFormatException e) {
            var words =
                    "data/journal is left alone: "
                            + e.getMessage()
                            + ". Nothing is kept on disk; what cannot be sent waits in memory and"
                            + " with its sender. Run that Postern again, or move the folder away";
            foreign = Optional.of(words);
            unread = false;
            LOG.error("{}", words);
        } catch (IOException e) {
            unread = true;
            failed("be opened", e);
        }
    }

    /** Whether files are there that were not read yet. */
    boolean isUnread() {
        return unread;
    }

    /** Whether its files are of a newer Postern. */
    boolean isForeign() {
        return foreign.isPresent();
    }

    boolean isOpen() {
        return journal.isPresent();
    }

    /** What keeps it from being written, in words. */
    Optional<String> trouble() {
        return trouble;
    }

    /** The same for people, with what to do; and that its files are of a newer Postern. */
    Optional<String> complaint() {
        return foreign.or(() -> trouble.map(words -> words + REMEDY));
    }

    Journal get() throws IOException {
        if (journal.isEmpty()) {
            var how =
                    new Journal.Opening(
                            machine.chance().get().nextLong(),
                            segmentBytes,
                            failures >= ATTEMPTS_TO_READ);
            var fresh = Journal.open(disk.orElseThrow(), how, OpenJournal::lost);
            fresh.putAside()
                    .forEach(
                            what ->
                                    LOG.warn(
                                            "data/journal: {}. It is not read again: look at it, or delete it",
                                            what));
            fresh.all().stream().filter(series -> series.rows() > 0).forEach(OpenJournal::tell);
            journal = Optional.of(fresh);
            unread = false;
            opened.accept(fresh);
        }
        return journal.get();
    }

    private static void tell(Series series) {
        var handler = KeptRows.handler(series.name());
        if (series.name().equals(DeadLetterRows.NAME)) {
            LOG.info("{} kept on disk", count(series.rows(), "dead letter"));
        } else if (handler.isPresent()) {
            LOG.info("{} of handler {} kept on disk", KeptRows.count(series.rows()), handler.get());
        } else {
            LOG.info("{} wait on disk for {}", count(series.rows(), "message"), series.name());
        }
    }

    private static void lost(Journal.Damage damage) {
        LOG.error(
                "{} lost from the disk: files in data/journal are damaged (rows {} to {})",
                what(damage.series(), damage.rows()),
                damage.first(),
                damage.last());
    }

    private static String what(String series, long many) {
        if (series.equals(DeadLetterRows.NAME)) {
            return count(many, "dead letter");
        }
        return KeptRows.handler(series)
                .map(handler -> KeptRows.count(many) + " that handler " + handler + " kept")
                .orElseGet(() -> count(many, "message") + " for " + series);
    }

    private static String count(long many, String what) {
        return many + " " + what + (many == 1 ? "" : "s");
    }

    void succeeded() {
        failures = 0;
        trouble.ifPresent(what -> LOG.info("data/journal can be used again"));
        trouble = Optional.empty();
    }

    void failed(String what, IOException e) {
        failures++;
        var words = "data/journal cannot " + what + ": " + e.getMessage();
        if (trouble.isEmpty()) {
            LOG.error("{}", words + REMEDY);
            LOG.debug("that was", e);
        }
        trouble = Optional.of(words);
    }

    void close() {
        try {
            if (journal.isPresent()) {
                journal.get().close();
            }
        } catch (IOException e) {
            failed("be closed", e);
        }
    }
}
