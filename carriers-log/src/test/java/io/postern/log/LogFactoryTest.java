package io.postern.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFactoryTest {

    private final FakeFindings findings = new FakeFindings();

    private void check(Map<String, Object> settings) {
        var factory = new LogFactory();
        factory.kind().settings().check(Values.of(settings), findings);
        factory.read(Values.of(settings), findings);
    }

    @Test
    void isContentWithoutAnySettings() {
        check(Map.of());

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.notes()).isEmpty();
    }

    @Test
    void saysThatSettingsOfAFileNeedOne() {
        check(Map.of("keep", 3, "sync", "always"));

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.notes())
                .containsExactly(
                        "keep: expected only beside \"file\", found it without: it has no effect",
                        "sync: expected only beside \"file\", found it without: it has no effect");
    }

    @Test
    void saysWhichNamesNoFileCanHave() {
        check(Map.of("file", "a\0b"));
        check(Map.of("file", "/"));

        assertThat(findings.problems())
                .containsExactly(
                        "file: expected the name of a file, found one that no file can have: Nul"
                                + " character not allowed",
                        "file: expected the name of a file, found \"/\"");
    }

    @Test
    void saysThatAnIntervalMustLast() {
        check(Map.of("file", "a", "sync_interval", Duration.ZERO));

        assertThat(findings.problems())
                .containsExactly("sync_interval: expected 1 ms to 1 d, found 0 s");
    }
}
