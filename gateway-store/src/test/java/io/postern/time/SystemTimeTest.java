package io.postern.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

    @Test
    void aTaskThatFailsRunsAgain() {
        var runs = new AtomicInteger();
        try (var time = new SystemTime()) {
            time.every(
                    Duration.ofMillis(20),
                    () -> {
                        runs.incrementAndGet();
                        throw new NoClassDefFoundError("made by the test");
                    });

            await().dontCatchUncaughtExceptions().until(() -> runs.get() >= 3);
        }
    }

    /** The machine may do something else between the first beat's reckoning and its wait. */
    @Test
    void aTimerThatIsAlwaysLateRunsAllTheSame() {
        var runs = new AtomicInteger();
        try (var time = new SystemTime()) {
            time.every(Duration.ofNanos(1), runs::incrementAndGet);

            await().until(() -> runs.get() >= 3);
        }
    }

    @Test
    void aTimerThatIsCancelledRunsNoMore() {
        var runs = new AtomicInteger();
        try (var time = new SystemTime()) {
            var first = time.every(Duration.ofMillis(1), runs::incrementAndGet);
            await().until(() -> runs.get() >= 3);
            first.cancel();
            var later = new AtomicInteger();
            time.every(Duration.ofMillis(1), later::incrementAndGet);
            await().until(() -> later.get() >= 1);
            int then = runs.get();
            await().until(() -> later.get() >= 50);

            assertThat(runs).hasValue(then);
        }
    }
}
