package io.postern.time;

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
}
