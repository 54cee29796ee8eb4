package io.postern.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @RepeatedTest(50)
    void pausesDoubleUpToThirtySecondsAndLieInTheUpperHalf() {
        var backoff = new Backoff(new Random(), 0);

        for (var whole : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            assertThat(backoff.next())
                    .isBetween(Duration.ofSeconds(whole).dividedBy(2), Duration.ofSeconds(whole));
        }
    }

    @Test
    void growsOnlyAfterTheQuickOnes() {
        var backoff = new Backoff(new Random(1), 10);

        for (var whole : new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 8}) {
            assertThat(backoff.next())
                    .isBetween(Duration.ofSeconds(whole).dividedBy(2), Duration.ofSeconds(whole));
        }
    }

    @Test
    void neverOverflows() {
        var backoff = new Backoff(new Random(1), 0);

        for (int i = 0; i < 10_000; i++) {
            assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void startsOver() {
        var backoff = new Backoff(new Random(1), 0);
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
