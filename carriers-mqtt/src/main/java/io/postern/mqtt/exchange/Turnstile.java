package io.postern.mqtt.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** Lets so many in at once; the others wait in their order. Any thread may use it. */
final class Turnstile {

    private final int most;
    private final Deque<BooleanSupplier> waiting = new ArrayDeque<>();
    private int inside;

    Turnstile(int most) {
        this.most = most;
    }

    /** Runs it now, or when it is its turn, on the thread of whoever leaves. */
    void enter(BooleanSupplier step) {
        synchronized (this) {
            if (inside == most) {
                waiting.add(step);
                return;
            }
            inside++;
        }
        if (!step.getAsBoolean()) {
            leave();
        }
    }

    void leave() {
        boolean filled = false;
        while (!filled) {
            BooleanSupplier next;
            synchronized (this) {
                if (waiting.isEmpty()) {
                    inside--;
                    return;
                }
                next = waiting.remove();
            }
            filled = next.getAsBoolean();
        }
    }

    /** Whoever waits is sent home. */
    synchronized void clear() {
        waiting.clear();
    }
}
