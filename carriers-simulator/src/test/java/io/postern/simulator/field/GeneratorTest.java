package io.postern.simulator.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import io.postern.api.testing.VirtualTime;
import io.postern.simulator.setting.FieldCheck;
import io.postern.simulator.setting.FieldKinds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorTest {

    private static List<String> values(int count, int devices, Values kind) {
        var cast = new SimulatedDevices(devices, 1, 1, new VirtualTime());
        var generator = FieldKinds.generator("f", kind, cast);
        return IntStream.range(0, count)
                .mapToObj(number -> generator.next(Turn.of(number, devices)).toString())
                .toList();
    }

    private static List<String> problems(Values kind) {
        var findings = new FakeFindings();
        FieldCheck.check("fields.f", kind, findings);
        return findings.problems();
    }

    @Test
    void walksInStepsWithinItsBounds() {
        var kind = Values.of("walk", Map.of("start", 9.5, "step", 0.5, "min", 9.0, "max", 10.0));

        var walked = values(2_000, 1, kind).stream().map(Double::valueOf).toList();

        assertThat(walked.get(0)).isEqualTo(9.5);
        assertThat(walked).allMatch(value -> value >= 9 && value <= 10).contains(9.0, 10.0);
        for (int at = 1; at < walked.size(); at++) {
            assertThat(Math.abs(walked.get(at) - walked.get(at - 1))).isLessThanOrEqualTo(0.511);
        }
    }

    @Test
    void anyNumberIsAsLikelyAsAnother() {
        var kind = Values.of("uniform", Map.of("min", 20.0, "max", 40.0));

        var numbers = values(4_000, 1, kind).stream().map(Double::valueOf).toList();

        assertThat(numbers).allMatch(value -> value >= 20 && value <= 40);
        for (int from = 20; from < 40; from += 5) {
            double least = from;
            assertThat(numbers.stream().filter(value -> value >= least && value < least + 5))
                    .hasSizeBetween(850, 1_150);
        }
    }

    @Test
    void writesAllDigitsWhereAsked() {
        var kind = Values.of("uniform", Map.of("min", 20.0, "max", 40.0, "digits", "all"));

        assertThat(values(100, 1, kind)).anyMatch(number -> number.length() > 16);
        assertThat(values(2, 1, Values.of("walk", Map.of("start", 0.1, "digits", "all"))))
                .first()
                .isEqualTo("0.1");
    }

    @Test
    void saysThatTheLowestIsAboveTheHighest() {
        assertThat(problems(Values.of("uniform", Map.of("min", 2.0, "max", 1.0))))
                .containsExactly("fields.f.min: expected at most \"max\", which is 1.0, found 2.0");
    }

    @Test
    void walksWithEachDeviceOnItsOwn() {
        var kind = Values.of("walk", Map.of("start", 5.0));

        var walked = values(4, 2, kind);

        assertThat(walked.subList(0, 2)).containsExactly("5.00", "5.00");
        assertThat(walked.get(2)).isNotEqualTo(walked.get(3));
    }

    @Test
    void swingsOncePerPeriod() {
        var kind =
                Values.of(
                        "sine",
                        Map.of("mean", 20.0, "amplitude", 5.0, "period", Duration.ofSeconds(4)));

        assertThat(values(5, 1, kind)).containsExactly("20.00", "25.00", "20.00", "15.00", "20.00");
    }

    @Test
    void letsDevicesFollowEachOtherThroughTheWave() {
        var kind = Values.of("sine", Map.of("amplitude", 1.0, "digits", 0));

        assertThat(values(4, 4, kind)).containsExactly("0", "1", "0", "-1");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0.00",
        "-0.004, 2, 0.00",
        "-0.006, 2, -0.01",
        "21.5, 2, 21.50",
        "-21.058, 2, -21.06",
        "0.000000001, 9, 0.000000001",
        "1.05, 1, 1.1",
        "1234567, 0, 1234567",
        "-0.5, 0, 0",
        "1e15, 9, 1.0E15",
    })
    void writesItsDigits(double value, int digits, String written) {
        assertThat(Decimals.number(value, digits)).hasToString(written);
    }

    @Test
    void saysWhatContradictsItself() {
        assertThat(problems(Values.of("walk", Map.of("min", 2.0, "max", 1.0))))
                .containsExactly("fields.f.min: expected at most \"max\", which is 1.0, found 2.0");
        assertThat(problems(Values.of("walk", Map.of("min", 2.0))))
                .containsExactly(
                        "fields.f.start: expected at least \"min\", which is 2.0, found 0.0");
        assertThat(problems(Values.of("walk", Map.of("max", -2.0))))
                .containsExactly(
                        "fields.f.start: expected at most \"max\", which is -2.0, found 0.0");
        assertThat(problems(Values.of("sine", Map.of("period", Duration.ZERO))))
                .containsExactly("fields.f.period: expected more than 0 seconds, found 0");
        assertThat(problems(Values.of("choice", Map.of("values", List.of()))))
                .containsExactly(
                        "fields.f.values: expected at least one value, found an empty list");
        assertThat(problems(Values.of("sequence", Map.of()))).isEmpty();
    }
}
