package io.postern.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.context.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectTimeTest {

    private final List<String> log = new ArrayList<>();

    @Test
    void keepsNothingOfATimerThatFiredBeforeItWasKnown() {
        var time = new ObjectTime(new Impatient(), Runnable::run);
        time.after(Duration.ZERO, () -> log.add("ran"));

        time.close();

        assertThat(log).containsExactly("ran");
    }

    /** Fires timers while they are still being set. */
    private final class Impatient implements Time {

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            task.run();
            return () -> log.add("cancelled");
        }

        @Override
        public Timer every(Duration period, Runnable task) {
            throw new UnsupportedOperationException();
        }
    }
}
