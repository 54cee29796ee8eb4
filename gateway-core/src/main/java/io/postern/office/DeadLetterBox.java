package io.postern.office;

import io.postern.message.Message;
import io.postern.ops.DeadLetters;
import io.postern.screen.Screen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Keeps what could not be read, handled or sent, each with its reason: the newest 10,000, and no
 * more bytes than its share of the heap. In memory: it ends with the process.
 */
public final class DeadLetterBox implements DeadLetters {

    private static final int MOST = 10_000;
    private static final int LONGEST_FIELD = 200;
    private static final int OVERHEAD = 640;

    private final Deque<DeadLetter> letters = new ArrayDeque<>();
    private final List<Consumer<DeadLetter>> listeners = new CopyOnWriteArrayList<>();
    private final long mostBytes;
    private final Runnable whenFull;
    private long bytes;
    private long number;
    private long evicted;

    /**
     * @param whenFull told of each letter that goes to make room for a newer one
     */
    public DeadLetterBox(long mostBytes, Runnable whenFull) {
        this.mostBytes = mostBytes;
        this.whenFull = whenFull;
    }

    /** What happened at an address, which counts it. */
    public void add(AddressCounters at, String reason, Message message) {
        add(at, at.name(), reason, message);
    }

    /** The same under another name than that of the counters. */
    public void add(AddressCounters at, String name, String reason, Message message) {
        add(at, name, reason, message, field(message::id), field(message::time));
    }

    /** The same for one that must not be read: the gateway may die of it. */
    public void addUnopened(AddressCounters at, String reason, Message message) {
        add(at, at.name(), reason, message, Optional.empty(), Optional.empty());
    }

    /** A reader of a plugin's own may break at it once more. */
    private static Optional<String> field(Supplier<String> read) {
        try {
            return Optional.of(Screen.cut(read.get(), LONGEST_FIELD));
        } catch (RuntimeException | LinkageError | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    private void add(
            AddressCounters at,
            String name,
            String reason,
            Message message,
            Optional<String> id,
            Optional<String> time) {
        at.dead.increment();
        at.saw(MessageStage.DEAD, message, reason);
        var payload = message.payload().raw();
        long before = evicted();
        var letter =
                put(
                        next ->
                                new DeadLetter(
                                        next,
                                        message.arrival(),
                                        name,
                                        reason,
                                        message.type(),
                                        id,
                                        time,
                                        message.origin(),
                                        message.uid(),
                                        payload));
        if (evicted() > before) {
            whenFull.run();
        }
        listeners.forEach(listener -> listener.accept(letter));
    }

    /** Tells of each letter, on the thread that brings it; must not block. */
    public void listen(Consumer<DeadLetter> listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized List<DeadLetter> newest(int most) {
        var newest = new ArrayList<DeadLetter>();
        for (Iterator<DeadLetter> at = letters.descendingIterator();
                at.hasNext() && newest.size() < most; ) {
            newest.add(at.next());
        }
        return newest;
    }

    @Override
    public synchronized long count() {
        return number;
    }

    @Override
    public synchronized long evicted() {
        return evicted;
    }

    private synchronized DeadLetter put(LongFunction<DeadLetter> numbered) {
        var letter = numbered.apply(++number);
        letters.addLast(letter);
        bytes += weight(letter);
        while (letters.size() > MOST || bytes > mostBytes) {
            bytes -= weight(letters.removeFirst());
            evicted++;
        }
        return letter;
    }

    private static long weight(DeadLetter letter) {
        return OVERHEAD
                + letter.payload().length
                + letter.reason().length()
                + letter.origin().place().length();
    }
}
