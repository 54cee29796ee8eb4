package io.postern.mqtt.exchange;

import io.postern.mqtt.stream.Timers;
import io.postern.mqtt.stream.Timers.LoopTimer;
import java.time.Duration;

/**
 * Asks the broker whether it is still there where one of both was silent for a while, and says so
 * where nothing comes. Only its loop uses it.
 */
final class KeepAlive {

    private final Timers timers;
    private final Duration look;
    private final Runnable ask;
    private final Runnable dead;
    private LoopTimer next = () -> {};
    private boolean sent;
    private boolean received;
    private int unanswered;

    /**
     * @param most how long nothing may be sent; zero for ever
     * @param ask sends something that is to be answered
     */
    KeepAlive(Timers timers, Duration most, Runnable ask, Runnable dead) {
        this.timers = timers;
        this.look = most.dividedBy(2);
        this.ask = ask;
        this.dead = dead;
    }

    void begin() {
        if (!look.isZero()) {
            next = timers.after(look, this::look);
        }
    }

    void sent() {
        sent = true;
    }

    void received() {
        received = true;
    }

    private void look() {
        unanswered = received || unanswered == 0 ? 0 : unanswered + 1;
        if (unanswered > 2) {
            dead.run();
            return;
        }
        if (!received || !sent) {
            ask.run();
            unanswered = Math.max(1, unanswered);
        }
        sent = false;
        received = false;
        begin();
    }

    void end() {
        next.cancel();
    }
}
