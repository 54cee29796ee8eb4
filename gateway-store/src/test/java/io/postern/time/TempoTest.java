package io.postern.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TempoTest {

    private static final long SECOND = 1_000_000_000L;

    /** How many happen until a moment, where each waits for as long as it is told. */
    private static int many(int perSecond, long seconds) {
        // as a process may have it whose clock is about to begin anew
        long start = Long.MAX_VALUE - SECOND;
        var tempo = new Tempo();
        int many = 0;
        long now = start;
        while (now - (start + seconds * SECOND) < 0) {
            var pause = tempo.pause(now);
            if (pause.isPresent()) {
                // timers are late
                now += pause.get().toNanos() + SECOND / 40;
            } else {
                tempo.happened(perSecond, now);
                many++;
            }
        }
        return many;
    }

    @Test
    void letsSoManyHappenASecondAndAFewAtOnce() {
        assertThat(many(200, 10)).isBetween(2_000, 2_021);
        assertThat(many(1, 60)).isBetween(60, 61);
        assertThat(many(100_000, 1)).isBetween(100_000, 110_001);
    }

    @Test
    void whatDidNotHappenIsNotMadeUpFor() {
        var tempo = new Tempo();
        tempo.happened(1, 0);
        assertThat(tempo.pause(SECOND / 2)).contains(Duration.ofMillis(450));

        tempo.happened(1, 60 * SECOND);

        assertThat(tempo.pause(60 * SECOND)).contains(Duration.ofMillis(950));
    }
}
