package io.postern.simulate.benchlab;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Pulls a device's cable again and again. Guarded by the device. */
final class Restlessness {

    private final SimulatedBenchlab device;
    private final Duration here;
    private final Duration away;
    private final Random random;
    private final ScheduledExecutorService timer;
    private Future<?> next = CompletableFuture.completedFuture("none");
    private int turns;

    Restlessness(
            SimulatedBenchlab device,
            Duration here,
            Duration away,
            long seed,
            ScheduledExecutorService timer) {
        this.device = device;
        this.here = here;
        this.away = away;
        this.timer = timer;
        random = new Random(seed);
    }

    void start() {
        stop();
        next = timer.schedule(this::turn, 0, TimeUnit.MILLISECONDS);
    }

    void stop() {
        next.cancel(false);
    }

    private void turn() {
        synchronized (device) {
            turns++;
            device.toggle(turns % 4 == 0);
            var length = device.isPluggedIn() ? here : away;
            // between half and one and a half of it
            long millis = (long) (length.toMillis() * (0.5 + random.nextDouble()));
            try {
                if (device.isRestless()) {
                    next = timer.schedule(this::turn, millis, TimeUnit.MILLISECONDS);
                }
            } catch (RejectedExecutionException closed) {
                // the rack is being closed
            }
        }
    }
}
