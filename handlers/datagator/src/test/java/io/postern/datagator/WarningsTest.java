package io.postern.datagator;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private static final Mismatch LACK =
            new Mismatch("generic_pH", List.of("PH_RAW"), List.of(), List.of("PH", "PH_RAW"));
    private static final Mismatch SURPLUS =
            new Mismatch("generic_pH", List.of(), List.of("PHH"), List.of("PH", "PH_RAW"));

    private final VirtualTime time = new VirtualTime();
    private final List<String> lines = new ArrayList<>();
    private final Warnings warnings = new Warnings(time, lines::add);

    private void warn(Mismatch misfit, String id) {
        warnings.warn(misfit, id, "generic_pH");
    }

    @Test
    void saysAFaultOnceAMinuteWithTheCountOfTheRest() {
        for (int times = 0; times < 58; times++) {
            warn(LACK, "sensor-" + times);
        }
        time.advance(Duration.ofSeconds(59));
        warn(LACK, "late");
        time.advance(Duration.ofSeconds(1));
        warn(LACK, "next");

        assertThat(lines)
                .containsExactly(
                        "sensor \"sensor-0\" (generic_pH), topic \"generic_pH\": expected the field"
                                + " \"PH_RAW\", found none",
                        "sensor \"next\" (generic_pH), topic \"generic_pH\": expected the field"
                                + " \"PH_RAW\", found none (and 58 more since it was last said)");
    }

    @Test
    void saysDifferentFaultsApart() {
        warn(LACK, "a");
        warn(SURPLUS, "a");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .endsWith(
                        "left out the unknown field \"PHH\"; did you mean \"PH\"?"
                                + "; \"unknown_fields\": \"pass\" in the handler's file lets such through");
    }

    @Test
    void letsEndlesslyManyFaultsShareALine() {
        for (int number = 0; number < 10_000; number++) {
            warn(new Mismatch("generic_pH", List.of(), List.of("f" + number), List.of()), "a");
        }

        assertThat(lines).hasSize(Warnings.MOST + 1);
    }

    @Test
    void hasRoomAgainAfterAMinute() {
        letsEndlesslyManyFaultsShareALine();
        lines.clear();
        time.advance(Duration.ofMinutes(1));

        warn(LACK, "a");
        warn(SURPLUS, "a");

        assertThat(lines).hasSize(2);
    }

    @Test
    void neverWritesLongOrBrokenLines() {
        var nasty = "\n\u001b[31m" + "x".repeat(100_000);
        warnings.warn(
                new Mismatch(
                        "generic_pH", List.of(), List.of(DatagatorQuote.cut(nasty)), List.of()),
                nasty,
                nasty);

        assertThat(lines.get(0)).hasSizeLessThan(500).doesNotContain("\n", "\u001b");
    }
}
