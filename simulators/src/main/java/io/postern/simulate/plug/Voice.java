package io.postern.simulate.plug;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Says what a device has to say, on a thread of its own: as long as nobody reads, the device must
 * still hear. What waits is bounded; when that is full, what is new is lost, as in a chip.
 */
final class Voice {

    private static final int MOST_BYTES = 16 * 1024;

    private final Plug plug;
    private final Thread thread;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int bytes;
    private Optional<byte[]> babble = Optional.empty();
    private boolean closed;

    Voice(Plug plug, String name) {
        this.plug = plug;
        thread = new Thread(this::speak, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    synchronized void say(byte[] answer) {
        if (answer.length > 0 && bytes + answer.length <= MOST_BYTES) {
            waiting.add(answer);
            bytes += answer.length;
            notifyAll();
        }
    }

    /** Says this over and over, or stops. */
    synchronized void babble(Optional<byte[]> noise) {
        babble = noise;
        notifyAll();
    }

    /** Somebody new listens: what was for the one before is not said. */
    synchronized void startAfresh() {
        waiting.clear();
        bytes = 0;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    void join() throws InterruptedException {
        thread.join(5_000);
    }

    private void speak() {
        try {
            for (var next = next(); next.isPresent(); next = next()) {
                if (!plug.write(next.get())) {
                    pause();
                }
            }
        } catch (IOException pulled) {
            // the end of this voice; another cable has its own
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody is there: until somebody comes, or there is something to say, there is no hurry. */
    private synchronized void pause() throws InterruptedException {
        if (!closed && waiting.isEmpty()) {
            wait(100);
        }
    }

    private synchronized Optional<byte[]> next() throws InterruptedException {
        while (!closed && waiting.isEmpty() && babble.isEmpty()) {
            wait();
        }
        if (closed) {
            return Optional.empty();
        }
        if (waiting.isEmpty()) {
            return babble;
        }
        var next = waiting.remove();
        bytes -= next.length;
        return Optional.of(next);
    }
}
