package io.postern.serial.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineSettingsTest {

    private final FakeFindings findings = new FakeFindings();

    @Test
    void acceptsItsDefaults() {
        LineSettings.check(Values.NONE, findings);
        LineSettings.check(Values.of(Map.of("stop_bits", 1.5)), findings);

        assertThat(findings.problems()).isEmpty();
    }

    @Test
    void refusesWhatNoLineCanBeSetTo() {
        var odd = Values.of(Map.of("stop_bits", 1.3, "write_timeout", Duration.ZERO));

        LineSettings.check(odd, findings);

        assertThat(findings.problems())
                .containsExactly(
                        "stop_bits: expected 1, 1.5 or 2, found 1.3",
                        "write_timeout: expected more than 0 s, found 0 s");
    }
}
