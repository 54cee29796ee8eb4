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
 * Keeps what could not be read, handled or sent, each with its reason: the newest 10,000, at most
 * 100 MB. In memory: it ends with the process.
 */
public final class DeadLetterBox implements DeadLetters {

    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 100L << 20;
    private static final int OVERHEAD = 512;

    private final Deque<DeadLetter> letters = new ArrayDeque<>();
    private final List<Consumer<DeadLetter>> listeners = new CopyOnWriteArrayList<>();
    private long bytes;
    private long number;

    public void add(String address, String reason, Message message) {
        var letter = put(address, reason, message, message.payload().raw());
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
        bytes += OVERHEAD + payload.length;
        while (letters.size() > MOST || bytes > MOST_BYTES) {
            bytes -= OVERHEAD + letters.removeFirst().payload().length;
        }
        return letter;
    }
}
