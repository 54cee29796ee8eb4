package io.postern.office;

import io.postern.ops.DeadLetters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Keeps what could not be read, handled or sent, each with its reason: the newest 10,000, and no
 * more bytes than its share of the heap. In memory: it ends with the process.
 */
public final class DeadLetterBox implements DeadLetters {

    private static final int MOST = 10_000;
    private static final int OVERHEAD = 512;

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

    public void add(String address, String reason, Message message) {
        long before = evicted();
        var letter = put(address, reason, message, message.payload().raw());
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

    private synchronized DeadLetter put(
            String address, String reason, Message message, byte[] payload) {
        var letter =
                new DeadLetter(
                        ++number,
                        message.arrival(),
                        address,
                        reason,
                        message.type(),
                        message.origin(),
                        message.uid(),
                        payload);
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
