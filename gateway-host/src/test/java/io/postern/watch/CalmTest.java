package io.postern.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CalmTest {

    private final Calm calm = new Calm();

    @Test
    void isNeverDueWithoutAChange() {
        assertThat(calm.pause(at(0))).isEqualTo(Long.MAX_VALUE);
        assertThat(calm.take(at(100_000))).isFalse();
    }

    @Test
    void isDueWhenNothingCameForAWhile() {
        calm.disturb(at(0));
        calm.disturb(at(100));

        assertThat(calm.take(at(199))).isFalse();
        assertThat(calm.pause(at(199))).isEqualTo(Duration.ofMillis(1).toNanos());
        assertThat(calm.take(at(200))).isTrue();
    }

    @Test
    void isDueOnceForManyChanges() {
        calm.disturb(at(0));

        assertThat(calm.take(at(100))).isTrue();
        assertThat(calm.take(at(1_000))).isFalse();
    }

    @Test
    void isDueUnderConstantChangesAfterASecond() {
        for (var now = 0; now <= 990; now += 10) {
            calm.disturb(at(now));
            assertThat(calm.take(at(now))).isFalse();
        }

        assertThat(calm.take(at(1_000))).isTrue();
    }

    @Test
    void countsTheSecondAnewAfterEachLook() {
        calm.disturb(at(0));
        calm.take(at(1_000));

        calm.disturb(at(1_010));

        assertThat(calm.take(at(1_100))).isFalse();
        assertThat(calm.take(at(1_160))).isTrue();
    }

    private static long at(long millis) {
        return Long.MAX_VALUE - 5 + Duration.ofMillis(millis).toNanos(); // clocks may wrap
    }
}
