package io.postern.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2024-05-16T00:00:00Z,2024-05-16T00:00:00.000000",
        "2024-12-31T23:59:59.999999999Z,2024-12-31T23:59:59.999999",
        "2024-02-29T01:02:03.000004Z,2024-02-29T01:02:03.000004",
        "1969-12-31T23:59:59.5Z,1969-12-31T23:59:59.500000",
        "0099-01-01T00:00:00.000100Z,0099-01-01T00:00:00.000100"
    })
    void writesATimeToTheMicrosecond(Instant time, String text) {
        assertThat(TimeText.of(time)).isEqualTo(text);
    }
}
