package io.postern.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.testing.FakeMeters;
import io.postern.gauge.GaugeBoard.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GaugeBoardTest {

    private final FakeMeters meters = new FakeMeters();
    private final List<String> lines = new ArrayList<>();
    private final GaugeBoard board = new GaugeBoard(meters, 2, lines::add);

    private void show(String sender, double value) {
        board.show(new Place("m", sender, "f"), value);
    }

    @Test
    void showsNoMoreThanItMayAndSaysSoOnce() {
        show("a", 1);
        show("b", 2);
        for (int number = 0; number < 10_000; number++) {
            show("c" + number, 3);
        }
        show("a", 4);

        assertThat(meters.gauge("m_a_f")).isEqualTo(4);
        assertThat(meters.gauge("m_b_f")).isEqualTo(2);
        assertThatThrownBy(() -> meters.gauge("m_c0_f")).hasMessageContaining("m_c0_f");
        assertThat(meters.count("hidden")).isEqualTo(10_000);
        assertThat(lines)
                .containsExactly(
                        "some figures are not shown: there are more than the 2 gauges that"
                                + " \"most\" allows; further ones are only counted");
    }

    @Test
    void hidesWhatHasAnEndlessName() {
        show("x".repeat(GaugeBoard.LONGEST_NAME), 1);

        assertThat(meters.count("hidden")).isEqualTo(1);
        assertThat(lines)
                .containsExactly(
                        "some figures are not shown: a name has more than 200 characters;"
                                + " further ones are only counted");
    }

    @Test
    void sendersThatAreSpeltAlikeShareAGauge() {
        show("a/b", 1);
        show("a_b", 2);

        assertThat(meters.gauge("m_a_b_f")).isEqualTo(2);
    }

    @Test
    void anyNameIsSpeltAsMetricsHaveThem() {
        var random = new Random(7);
        for (int round = 0; round < 10_000; round++) {
            var part =
                    random.ints(8, 0, 0x250)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append);

            assertThat(MetricName.of("m", part.toString(), "f")).matches("m_([a-z0-9]+_)*f");
        }
    }
}
