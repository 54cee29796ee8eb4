package io.postern.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2024-05-16T00:00:00Z,2024-05-16T00:00:00.000000",
        "2024-12-31T23:59:59.999999999Z,2024-12-31T23:59:59.999999",
        "2024-02-29T01:02:03.000004Z,2024-02-29T01:02:03.000004",
        "1969-12-31T23:59:59.5Z,1969-12-31T23:59:59.500000",
        "0001-01-01T00:00:00Z,0001-01-01T00:00:00.000000",
        "0099-01-01T00:00:00.000100Z,0099-01-01T00:00:00.000100"
    })
    void writesATimeToTheMicrosecond(Instant time, String text) {
        assertThat(TimeText.of(time)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-16T00:00:00.000000,2024-05-16T00:00:00Z",
        "2024-12-31T23:59:59.999999,2024-12-31T23:59:59.999999Z",
        "2024-05-16T00:00,2024-05-16T00:00:00Z",
        "2024-05-16T02:00:00.5+02:00,2024-05-16T00:00:00.5Z",
        "2024-05-16T00:00:00Z,2024-05-16T00:00:00Z"
    })
    void readsATime(String text, Instant time) {
        assertThat(TimeText.read(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2024-05-16", "2024-02-30T00:00:00", "1715817600", "T"})
    void readsNothingElse(String text) {
        assertThat(TimeText.read(text)).isEmpty();
    }
}
