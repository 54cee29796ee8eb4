package io.postern.testing.wire;

import java.time.Duration;

/** What one direction of a proxy does with bytes; each change holds for all connections. */
final class Valve {

    private boolean shut;
    private Duration delay = Duration.ZERO;

    synchronized void shut() {
        shut = true;
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    synchronized void delay(Duration time) {
        delay = time;
    }

    /** Lets everybody look again at whether the own connection still lives. */
    synchronized void wake() {
        notifyAll();
    }

    /** Returns when bytes may pass: after the delay, and when it is open. */
    synchronized void pass(ProxiedConnection connection) throws InterruptedException {
        if (delay.toMillis() > 0 && connection.isOpen()) {
            wait(delay.toMillis());
        }
        while (shut && connection.isOpen()) {
            wait();
        }
    }
}
