package io.postern.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private final Growth growth = new Growth();

    @Test
    void whatGrowsHasARate() {
        grows(60);

        assertThat(growth.rate(seconds(60), 6_000)).isBetween(99.0, 101.0);
    }

    @Test
    void whatHasGrownAndShrinksHasNone() {
        grows(60);
        growth.saw(seconds(61), 4_000);

        assertThat(growth.rate(seconds(62), 3_000)).isZero();
    }

    @Test
    void afterAFewSecondsNobodyKnows() {
        grows(5);

        assertThat(growth.rate(seconds(5), 500)).isZero();
    }

    @Test
    void whatStandsStillForLongHasNone() {
        grows(60);

        assertThat(growth.rate(seconds(200), 6_000)).isZero();
    }

    /** 100 bytes a second. */
    private void grows(int seconds) {
        for (int second = 0; second <= seconds; second++) {
            growth.saw(seconds(second), 100L * second);
        }
    }

    private static long seconds(int many) {
        return Duration.ofSeconds(many).toNanos();
    }
}
