package io.postern.mqtt.stream;

import io.postern.mqtt.stream.Timers.LoopTimer;
import java.time.Duration;

/** How long a layer waits for the other end's part in its handshake. */
public final class Deadline {

    private final Timers timers;
    private final Duration timeout;
    private final Runnable missed;
    private LoopTimer timer = () -> {};

    public Deadline(Timers timers, Duration timeout, Runnable missed) {
        this.timers = timers;
        this.timeout = timeout;
        this.missed = missed;
    }

    public void begin() {
        timer = timers.after(timeout, missed);
    }

    public void met() {
        timer.cancel();
    }
}
