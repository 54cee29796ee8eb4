package io.postern.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadyStampTest {

    private final VirtualTime time = new VirtualTime();

    @Test
    void keepsItsStamp() {
        var began = time.now();
        var moment = SteadyStamp.now(time);

        time.advance(Duration.ofDays(2));

        assertThat(moment.stamp()).isEqualTo(began);
    }

    @Test
    void staysAsFarAwayAsItIsWhenTheClockIsSet() {
        var moment = SteadyStamp.now(time);
        time.advance(Duration.ofSeconds(5));

        time.set(time.now().plus(Duration.ofDays(365)));
        assertThat(moment.stamp()).isEqualTo(time.now().minusSeconds(5));

        time.set(time.now().minus(Duration.ofDays(700)));
        assertThat(moment.stamp()).isEqualTo(time.now().minusSeconds(5));
    }
}
