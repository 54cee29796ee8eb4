package io.postern.store;

import io.postern.journal.Journal;
import io.postern.journal.Journal.Change;
import io.postern.journal.Journal.Row;
import io.postern.journal.disk.Disk;
import io.postern.ops.CommandException;
import io.postern.time.Lane;
import io.postern.time.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The gateway's journal: what comes within a moment is written together, on a lane of its own. No
 * file is opened before something must be kept, and none is left when nothing is.
 */
public final class DiskStore {

    /** So long a row may wait for others that are written with it. */
    private static final Duration GATHER = Duration.ofMillis(20);

    /** What is removed costs repeats, not loss: it can wait. */
    private static final Duration REMOVE = Duration.ofSeconds(1);

    private static final Duration EMPTY = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final long MOST_AT_ONCE = 128L << 10;

    private final Optional<Disk> disk;
    private final Machine machine;
    private final Lane lane;
    private final OpenJournal journal;
    private final FreeSpace space;
    private final long process;
    private final Map<String, WaitingRows> backlogs = new ConcurrentHashMap<>();
    private final Queue<Pending> adds = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean gathering = new AtomicBoolean();
    private final AtomicBoolean much = new AtomicBoolean();
    private final AtomicBoolean removing = new AtomicBoolean();
    private final AtomicBoolean retrying = new AtomicBoolean();
    private final AtomicBoolean clearing = new AtomicBoolean();
    private final Deque<Pending> next = new ArrayDeque<>();

    private record Pending(WaitingRows backlog, byte[] row, LongConsumer stored) {}

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
        this.process = machine.chance().get().nextLong();
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
        return new StoredLetter.Since(machine.time().now(), process, machine.time().nanos());
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

    /** All that hold something, whoever it is for. */
    public List<WaitingRows> backlogs() {
        return backlogs.values().stream().filter(one -> one.rows() > 0).toList();
    }

    void add(WaitingRows backlog, byte[] row, LongConsumer stored) {
        adds.add(new Pending(backlog, row, stored));
        bytes.addAndGet(row.length);
        goOn();
    }

    /** What is much is written now, once; anything less waits a moment for more. */
    private void goOn() {
        if (bytes.get() <= MOST_AT_ONCE) {
            later(gathering, GATHER);
        } else if (journal.trouble().isEmpty() && much.compareAndSet(false, true)) {
            lane.execute(this::workAtMuch);
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
        gather();
        var changes = new ArrayList<Change>();
        var removing = List.copyOf(backlogs.values());
        removing.forEach(one -> changes.addAll(one.beginRemoving()));
        for (var one : next) {
            changes.add(new Change.Add(one.backlog().series(open), one.row()));
        }
        if (!changes.isEmpty()) {
            space.look();
            open.commit(changes);
            removing.forEach(WaitingRows::endRemoving);
            tell();
        }
    }

    /** Leaves no file behind that holds nothing; who comes and goes does not make one each time. */
    private void clear() {
        clearing.set(false);
        try {
            if (adds.isEmpty() && next.isEmpty() && backlogs().isEmpty()) {
                journal.get().clear();
            }
        } catch (IOException e) {
            failed("be cleared", e);
        }
    }

    /** What was not written the last time comes first. */
    private void gather() {
        long room = MOST_AT_ONCE;
        for (var one : next) {
            room -= one.row().length;
        }
        for (var one = adds.peek(); one != null && room > 0; one = adds.peek()) {
            room -= one.row().length;
            bytes.addAndGet(-one.row().length);
            one.backlog().writing(one.row());
            next.add(adds.remove());
        }
    }

    /** Rows have got their numbers in the order in which they were written. */
    private void tell() {
        var numbers = new HashMap<WaitingRows, Long>();
        next.forEach(one -> numbers.merge(one.backlog(), -1L, Long::sum));
        numbers.replaceAll((one, count) -> one.last() + count + 1);
        for (var one : next) {
            long number = numbers.merge(one.backlog(), 1L, Long::sum) - 1;
            tell(() -> one.stored().accept(number));
        }
        next.clear();
        numbers.keySet().forEach(one -> tell(one::tell));
    }

    /** Whatever fails at one must not keep the others from hearing of it. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
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

    /** Does something between two commits; fails as the disk does, and once all has ended. */
    <T> CompletableFuture<T> inTurn(StoredQueues.Work<T> work) {
        var done = new CompletableFuture<T>();
        if (!lane.tryExecute(() -> doInTurn(work, done))) {
            done.completeExceptionally(new IOException("the gateway ends"));
        }
        return done;
    }

    private <T> void doInTurn(StoredQueues.Work<T> work, CompletableFuture<T> done) {
        try {
            done.complete(work.with(journal.get()));
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
