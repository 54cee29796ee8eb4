package io.postern.serial.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineSettingsTest {

    private static final Settings KEYS = new Settings(LineSettings.ALL);

    private final FakeFindings findings = new FakeFindings();

    @Test
    void acceptsItsDefaults() {
        KEYS.check(Values.NONE, findings);
        KEYS.check(Values.of(Map.of("stop_bits", 1.5)), findings);

        assertThat(findings.problems()).isEmpty();
    }

    @Test
    void refusesWhatNoLineCanBeSetTo() {
        var odd = Values.of(Map.of("stop_bits", 1.3, "write_timeout", Duration.ZERO));

        KEYS.check(odd, findings);

        assertThat(findings.problems())
                .containsExactly(
                        "stop_bits: expected 1, 1.5 or 2, found 1.3",
                        "write_timeout: expected 1 ms to 1 d, found 0 s");
    }
}
