package io.postern.mqtt.connect;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many in at once; the others wait in their order. Any thread may use it. */
final class Turnstile {

    private final int most;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int inside;

    Turnstile(int most) {
        this.most = most;
    }

    /** Runs it now, or when it is its turn, on the thread of whoever leaves. */
    void enter(Runnable step) {
        synchronized (this) {
            if (inside == most) {
                waiting.add(step);
                return;
            }
            inside++;
        }
        step.run();
    }

    void leave() {
        Runnable next;
        synchronized (this) {
            if (waiting.isEmpty()) {
                inside--;
                return;
            }
            next = waiting.remove();
        }
        next.run();
    }

    /** Whoever waits is sent home. */
    synchronized void clear() {
        waiting.clear();
    }
}
