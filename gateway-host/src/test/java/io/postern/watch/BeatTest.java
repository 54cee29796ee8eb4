package io.postern.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeatTest {

    @Test
    void comesOnceAPeriod() {
        var beat = new Beat(1_000, 0);

        assertThat(beat.take(999)).isFalse();
        assertThat(beat.take(1_000)).isTrue();
        assertThat(beat.take(1_001)).isFalse();
        assertThat(beat.pause(1_500)).isEqualTo(500);
    }

    @Test
    void comesLessOftenWhenALookIsDear() {
        var beat = new Beat(1_000, 0);
        beat.take(1_000);

        beat.cost(100);

        assertThat(beat.take(20_999)).isFalse();
        assertThat(beat.take(21_000)).isTrue();
    }
}
