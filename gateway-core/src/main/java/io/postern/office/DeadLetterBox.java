package io.postern.office;

import io.postern.chain.Chain;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.screen.Screen;
import io.postern.store.DeadLetterRows;
import io.postern.store.row.DeadLetterRow;
import io.postern.store.row.SendAgain;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where what could not be read, handled or sent goes, each with its reason: to the disk. Whoever
 * waits for such a message waits until it is there. A gateway without a disk keeps the newest in
 * memory, 10,000 and no more bytes than their share of the heap.
 */
public final class DeadLetterBox {

    private static final int MOST = 10_000;
    private static final int OVERHEAD = 640;

    private final Optional<DeadLetterRows> disk;
    private final long mostBytes;
    private final Runnable whenFull;
    private final List<Consumer<DeadLetter>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong count = new AtomicLong();
    private final Deque<DeadLetter> letters = new ArrayDeque<>();
    private long bytes;
    private long evicted;

    /** What of a message is kept, and what can be done with that. */
    private record Body(byte[] payload, boolean content, SendAgain again) {}

    /**
     * @param mostBytes of those in memory
     * @param whenFull told of each letter that goes to make room for a newer one
     */
    public DeadLetterBox(Optional<DeadLetterRows> disk, long mostBytes, Runnable whenFull) {
        this.disk = disk;
        this.mostBytes = mostBytes;
        this.whenFull = whenFull;
    }

    /**
     * One more, which its chain waits for.
     *
     * @param counters of where it happened
     */
    public void add(AddressCounters counters, Death death, Chain chain) {
        var message = death.message();
        counters.dead.increment();
        counters.saw(MessageStage.DEAD, message, death.reason());
        var body = body(death);
        var letter =
                new DeadLetter(
                        count.incrementAndGet(),
                        message.arrival(),
                        death.at(),
                        death.reason(),
                        message.type(),
                        field(death, message::id),
                        field(death, message::time),
                        message.origin(),
                        message.uid(),
                        body.payload());
        var rows = disk.filter(DeadLetterRows::isOn);
        if (rows.isPresent()) {
            store(rows.get(), letter, body, death, chain);
        } else {
            keep(letter);
        }
        listeners.forEach(listener -> listener.accept(letter));
    }

    /** What a carrier added to bytes is kept only as part of the content. */
    private static Body body(Death death) {
        var payload = death.message().payload();
        if (death.written().isPresent()) {
            return new Body(death.written().get().payload(), false, death.again());
        }
        if (payload.hasBytes()) {
            return new Body(payload.raw(), false, death.again());
        }
        return read(death, payload::written)
                .map(content -> new Body(content, true, death.again()))
                .orElseGet(() -> new Body(payload.raw(), false, SendAgain.NEVER));
    }

    private static Optional<String> field(Death death, Supplier<String> reading) {
        return read(death, reading).map(text -> Screen.cut(text, DeadLetterRow.LONGEST_FIELD));
    }

    /** A reader of a plugin's own may break at it once more. */
    private static <T> Optional<T> read(Death death, Supplier<T> reading) {
        try {
            return death.opened() ? Optional.of(reading.get()) : Optional.empty();
        } catch (RuntimeException | LinkageError | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    private void store(
            DeadLetterRows rows, DeadLetter letter, Body body, Death death, Chain chain) {
        var row =
                DeadLetterRow.of(letter, body.again(), body.content(), death.written(), rows.now());
        long weight = weight(letter);
        chain.hold(weight);
        rows.add(row, () -> chain.release(weight), whenFull);
    }

    /** Tells of each letter, on the thread that brings it; must not block. */
    public void listen(Consumer<DeadLetter> listener) {
        listeners.add(listener);
    }

    /** Where they are kept, if there is a disk. */
    public Optional<DeadLetterRows> disk() {
        return disk;
    }

    /** Those in memory with lower numbers, the newest first. */
    public synchronized List<DeadLetter> before(long number, int most) {
        var newest = new ArrayList<DeadLetter>();
        for (var at = letters.descendingIterator(); at.hasNext() && newest.size() < most; ) {
            var letter = at.next();
            if (letter.number() < number) {
                newest.add(letter);
            }
        }
        return newest;
    }

    /** How many there were since the start. */
    public long count() {
        return count.get();
    }

    /** How many there are in memory. */
    public synchronized long kept() {
        return letters.size();
    }

    /** How many in memory had to make room for newer ones. */
    public synchronized long evicted() {
        return evicted;
    }

    private void keep(DeadLetter letter) {
        long before = evicted();
        put(letter);
        if (evicted() > before) {
            whenFull.run();
        }
    }

    private synchronized void put(DeadLetter letter) {
        letters.addLast(letter);
        bytes += weight(letter);
        while (letters.size() > MOST || bytes > mostBytes) {
            bytes -= weight(letters.removeFirst());
            evicted++;
        }
    }

    private static long weight(DeadLetter letter) {
        return OVERHEAD
                + letter.payload().length
                + letter.reason().length()
                + letter.origin().place().length();
    }
}
