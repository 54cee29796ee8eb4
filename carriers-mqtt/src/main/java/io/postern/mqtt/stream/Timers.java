package io.postern.mqtt.stream;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Does something soon, whoever asks, or later, if the loop's own thread asks; on that thread. */
public interface Timers extends Executor {

    LoopTimer after(Duration delay, Runnable job);

    /** A timer that was set. */
    interface LoopTimer {

        /** It will not run; without effect where it did. */
        void cancel();
    }
}
