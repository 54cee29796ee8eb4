package io.postern.store;

import io.postern.journal.Journal;
import io.postern.journal.Journal.Change;
import io.postern.journal.Journal.Row;
import io.postern.journal.disk.Disk;
import io.postern.ops.CommandException;
import io.postern.store.row.StoredLetter;
import io.postern.time.Lane;
import io.postern.time.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The gateway's journal: what comes within a moment is written together, on a lane of its own. No
 * file is opened before something must be kept, and none is left when nothing is.
 */
public final class DiskStore {

    /** After so long it is seen whether the rows that wait are written, or wait for others. */
    private static final Duration GATHER = Duration.ofMillis(20);

    /** They do no more, however few there are. */
    private static final int LONGEST = 10;

    /** They do not where so often no other came. */
    private static final int QUIET = 2;

    /** What is removed costs repeats, not loss: it can wait. */
    private static final Duration REMOVE = Duration.ofSeconds(1);

    private static final Duration EMPTY = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Optional<Disk> disk;
    private final Machine machine;
    private final Lane lane;
    private final OpenJournal journal;
    private final FreeSpace space;
    private final DoubtfulTimes times;
    private final Map<String, WaitingRows> backlogs = new ConcurrentHashMap<>();
    private final RowsToWrite adds = new RowsToWrite();
    private final AtomicBoolean gathering = new AtomicBoolean();
    private final AtomicBoolean much = new AtomicBoolean();
    private final AtomicBoolean removing = new AtomicBoolean();
    private final AtomicBoolean retrying = new AtomicBoolean();
    private final AtomicBoolean clearing = new AtomicBoolean();

    /**
     * @param disk none for a gateway that keeps nothing
     */
    public DiskStore(Optional<Disk> disk, Machine machine) {
        this(disk, machine, Journal.Opening.SEGMENT);
    }

    /**
     * The same.
     *
     * @param segmentBytes how long its files become
     */
    public DiskStore(Optional<Disk> disk, Machine machine, long segmentBytes) {
        this.disk = disk;
        this.journal = new OpenJournal(disk, machine, segmentBytes, this::found);
        this.machine = machine;
        this.lane = machine.threads().lane("store");
        this.space = new FreeSpace(disk, machine, lane);
        this.times = new DoubtfulTimes(machine);
    }

    /** Not without a disk, nor where a newer version's files are. */
    public boolean isOn() {
        return disk.isPresent() && !journal.isForeign();
    }

    /** Reads what an earlier run left, where it left anything; once. */
    public void begin() {
        journal.begin();
        if (journal.isUnread()) {
            later(retrying, RETRY);
        }
    }

    /** Now, for a row. */
    public StoredLetter.Since now() {
        return times.now();
    }

    /** What it knows of times that were given while its clock might be wrong. */
    public DoubtfulTimes times() {
        return times;
    }

    boolean isUnread() {
        return journal.isUnread();
    }

    FreeSpace space() {
        return space;
    }

    /** What keeps it from writing, in words, and what to do about it. */
    public Optional<String> trouble() {
        return journal.complaint();
    }

    /** What waits for a destination, or will. */
    public WaitingRows backlog(String name) {
        return backlogs.computeIfAbsent(name, any -> new WaitingRows(this, name));
    }

    /** All that hold something. */
    List<WaitingRows> backlogs() {
        return backlogs.values().stream().filter(one -> one.rows() > 0).toList();
    }

    /** Those of send addresses, also of some that are gone, that hold something. */
    List<WaitingRows> queues() {
        return backlogs().stream().filter(WaitingRows::isQueue).toList();
    }

    void add(WaitingRows backlog, byte[] row, LongConsumer stored) {
        adds.add(backlog, row, stored);
        goOn();
    }

    /** What is much is written now, once; anything less waits a moment for more. */
    private void goOn() {
        if (!adds.isMuch()) {
            gather();
        } else if (journal.trouble().isEmpty() && much.compareAndSet(false, true)) {
            lane.execute(this::workAtMuch);
        }
    }

    private void gather() {
        if (journal.trouble().isEmpty() && gathering.compareAndSet(false, true)) {
            gather(1, 0);
        }
    }

    /** Each writing takes a block at least: rows that do not fill one wait while others come. */
    private void gather(int times, int quiet) {
        long before = adds.count();
        machine.time().after(GATHER, () -> gathered(times, before < adds.count() ? 0 : quiet + 1));
    }

    private void gathered(int times, int quiet) {
        if (adds.fillABlock() || quiet >= QUIET || times >= LONGEST) {
            gathering.set(false);
            lane.execute(this::work);
        } else {
            gather(times + 1, quiet);
        }
    }

    private void workAtMuch() {
        much.set(false);
        work();
    }

    void removed() {
        later(removing, REMOVE);
    }

    /** One that is to come is enough; none is tried while the disk fails but again and again. */
    private void later(AtomicBoolean coming, Duration delay) {
        boolean isInVain = journal.trouble().isPresent() && coming != retrying;
        if (!isInVain && coming.compareAndSet(false, true)) {
            machine.time()
                    .after(
                            delay,
                            () -> {
                                coming.set(false);
                                lane.execute(this::work);
                            });
        }
    }

    private void failed(String what, IOException e) {
        journal.failed(what, e);
        later(retrying, RETRY);
    }

    private void found(Journal opened) {
        opened.all().forEach(series -> backlog(series.name()).is(series));
        backlogs.values().forEach(WaitingRows::tell);
    }

    private void work() {
        try {
            write(journal.get());
            journal.succeeded();
            if (!adds.isEmpty()) {
                goOn();
            } else if (clearing.compareAndSet(false, true)) {
                machine.time().after(EMPTY, () -> lane.execute(this::clear));
            }
        } catch (IOException e) {
            failed("be written", e);
        }
    }

    private void write(Journal open) throws IOException {
        var added = adds.gather(open);
        var changes = new ArrayList<Change>();
        var removing = List.copyOf(backlogs.values());
        removing.forEach(one -> changes.addAll(one.beginRemoving()));
        if (journal.trouble().isPresent() && !changes.isEmpty()) {
            // what goes may find room where what comes does not, and makes some
            WaitingRows.commit(open, changes, removing);
            changes.clear();
        }
        changes.addAll(added);
        // only what was written shows that the disk can be written again
        if (!changes.isEmpty() || journal.trouble().isPresent()) {
            space.look();
            WaitingRows.commit(open, changes, removing);
            adds.written();
        }
    }

    /** Leaves no file behind that holds nothing; who comes and goes does not make one each time. */
    private void clear() {
        clearing.set(false);
        try {
            if (adds.isDone() && backlogs().isEmpty()) {
                journal.get().clear();
            }
        } catch (IOException e) {
            failed("be cleared", e);
        }
    }

    void read(WaitingRows backlog, long from, long most, Consumer<List<Row>> reader) {
        lane.execute(() -> readNow(backlog, from, most, reader));
    }

    private void readNow(WaitingRows backlog, long from, long most, Consumer<List<Row>> reader) {
        try {
            reader.accept(backlog.kept(journal.get(), from, most));
        } catch (IOException e) {
            failed("be read", e);
            machine.time().after(RETRY, () -> read(backlog, from, most, reader));
        }
    }

    /**
     * Does something between two commits, when what came before is written; fails as the disk does,
     * and once all has ended.
     */
    <T> CompletableFuture<T> inTurn(StoreQuestions.Work<T> work) {
        var done = new CompletableFuture<T>();
        if (!lane.tryExecute(() -> doInTurn(work, done))) {
            done.completeExceptionally(new IOException("the gateway ends"));
        }
        return done;
    }

    private <T> void doInTurn(StoreQuestions.Work<T> work, CompletableFuture<T> done) {
        try {
            var open = journal.get();
            while (!adds.isDone()) {
                write(open);
            }
            done.complete(work.with(open));
            removed();
        } catch (CommandException | RuntimeException refused) {
            done.completeExceptionally(refused);
        } catch (IOException e) {
            failed("be used", e);
            done.completeExceptionally(e);
        }
    }

    /** Writes what is left, as far as that can be done. */
    public CompletableFuture<Void> end() {
        lane.execute(this::endNow);
        lane.finish();
        return lane.ended();
    }

    private void endNow() {
        if (isOn() && (journal.isOpen() || !adds.isEmpty())) {
            work();
            clear();
            journal.close();
        }
    }
}
