package io.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "10, PT10S",
        "0.5, PT0.5S",
        "500 ms, PT0.5S",
        "10s, PT10S",
        "5 min, PT5M",
        "2 h, PT2H",
        "7 d, PT168H",
        "36500 d, PT876000H",
        "0 s, PT0S"
    })
    void readsDurations(String text, Duration expected) {
        assertThat(Units.duration(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "s", "-1 s", "1 m", "1 S", "36501 d", "1e3 s", "1.2.3 s", ". s", "1 s s"
            })
    void refusesOtherDurations(String text) {
        assertThat(Units.duration(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4096, 4096",
        "1 kB, 1000",
        "1.5 KiB, 1536",
        "10MB, 10000000",
        "1 GB, 1000000000",
        "8 GiB, 8589934592"
    })
    void readsSizes(String text, long expected) {
        assertThat(Units.size(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 gb", "-1", "0.5 B", "99999999999 TB", "1 G", "one"})
    void refusesOtherSizes(String text) {
        assertThat(Units.size(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.5S, 500 ms",
        "PT10S, 10 s",
        "PT90S, 90 s",
        "PT5M, 5 min",
        "PT168H, 7 d"
    })
    void writesDurationsAsFilesHaveThem(Duration duration, String expected) {
        assertThat(Units.written(duration)).isEqualTo(expected);
        assertThat(Units.duration(expected)).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "512, 512 B", "1000000000, 1 GB", "1024, 1 KiB", "8589934592, 8 GiB"})
    void writesSizesAsFilesHaveThem(long size, String expected) {
        assertThat(Units.written(size)).isEqualTo(expected);
        assertThat(Units.size(expected)).contains(size);
    }
}
