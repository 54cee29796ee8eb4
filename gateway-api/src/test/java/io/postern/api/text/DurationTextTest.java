package io.postern.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.0005S, 0.5 ms",
        "PT0.5S, 500 ms",
        "PT1.5S, 1500 ms",
        "PT10S, 10 s",
        "PT90S, 90 s",
        "PT5M, 5 min",
        "PT36H, 36 h",
        "PT168H, 7 d",
        "PT-2S, -2 s",
        "PT9223372036854775807S, 9223372036854775807 s"
    })
    void losesNothing(Duration duration, String expected) {
        assertThat(DurationText.exact(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S, 0 s",
        "PT59.9S, 59 s",
        "PT119S, 1 min",
        "PT3600S, 1 h 0 min",
        "PT5H59M59S, 5 h 59 min",
        "PT76H30M, 3 d 4 h"
    })
    void isRoughWhereOnlyTheSizeCounts(Duration duration, String expected) {
        assertThat(DurationText.rough(duration)).isEqualTo(expected);
    }
}
