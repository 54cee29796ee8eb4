package io.postern.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> ran = new ArrayList<>();

    private Runnable note(String name) {
        return () -> ran.add(name + " at " + time.nanos() / 1_000_000);
    }

    @Test
    void runsTimersInTheOrderInWhichTheyAreDue() {
        time.after(Duration.ofMillis(20), note("late"));
        time.after(Duration.ofMillis(10), note("first"));
        time.after(Duration.ofMillis(10), note("second"));

        time.advance(Duration.ofMillis(20));

        assertThat(ran).containsExactly("first at 10", "second at 10", "late at 20");
        assertThat(time.timers()).isZero();
    }

    @Test
    void repeatsUntilItIsCancelled() {
        var timer = time.every(Duration.ofMillis(10), note("tick"));

        time.advance(Duration.ofMillis(25));
        timer.cancel();
        timer.cancel();
        time.advance(Duration.ofMillis(100));

        assertThat(ran).containsExactly("tick at 10", "tick at 20");
    }

    @Test
    void runsWhatATimerSetsOnTheWay() {
        time.after(
                Duration.ofMillis(10), () -> time.after(Duration.ofMillis(5), note("follow-up")));

        time.advance(Duration.ofMillis(15));

        assertThat(ran).containsExactly("follow-up at 15");
    }

    @Test
    void setsTheWallClockWithoutTimersNoticing() {
        time.after(Duration.ofMillis(10), note("timer"));

        time.set(Instant.parse("2030-01-01T00:00:00Z"));
        time.advance(Duration.ofMillis(10));

        assertThat(ran).containsExactly("timer at 10");
        assertThat(time.now()).isEqualTo(Instant.parse("2030-01-01T00:00:00.010Z"));
    }
}
