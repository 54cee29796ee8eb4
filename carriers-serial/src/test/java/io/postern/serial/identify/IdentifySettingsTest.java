package io.postern.serial.identify;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentifySettingsTest {

    private final FakeFindings findings = new FakeFindings();

    @Test
    void findsNoFaultWithABenchlab() {
        assertThat(problems(Steps.benchlab())).isEmpty();
        assertThat(findings.notes()).isEmpty();
        assertThat(IdentifySettings.captures(Steps.benchlab()))
                .containsExactly("vendor", "product", "firmware", "uid");
    }

    @Test
    void needsNoSteps() {
        assertThat(problems(Values.NONE)).isEmpty();
        assertThat(IdentifySettings.captures(Values.NONE)).isEmpty();
    }

    @Test
    void knowsTheNamesOfGroupsToo() {
        var carrier =
                Steps.carrier(
                        new Steps()
                                .answersLines()
                                .expects("pattern", "(?<uid>.)(?<kind>.)")
                                .keeps("all", Map.of()));

        assertThat(IdentifySettings.captures(carrier)).containsExactly("uid", "kind", "all");
    }

    @Test
    void refusesAStepThatDoesNothing() {
        assertThat(problems(Steps.carrier(new Steps())))
                .containsExactly(
                        "identify[1]: expected \"write\", or \"framing\" for what the device says"
                                + " by itself, found neither");
    }

    @Test
    void refusesToExpectWhatHasNoEnd() {
        assertThat(problems(Steps.carrier(new Steps().writes("hex", "0").expects("text", "OK"))))
                .containsExactly(
                        "identify[1].write.hex: expected two hex digits for each byte, found one"
                                + " digit alone at character 1",
                        "identify[1]: expected \"framing\", which says where the answer ends, found"
                                + " \"expect\" or \"capture\" without it");
    }

    @Test
    void refusesSeveralExpectationsAndNone() {
        var both = Map.<String, Object>of("text", "OK", "hex", "01");

        assertThat(
                        problems(
                                Steps.carrier(
                                        new Steps().answers(1).expects(both),
                                        new Steps().answers(1).expects(Map.of()))))
                .containsExactly(
                        "identify[1].expect: expected one of \"text\", \"hex\" and \"pattern\","
                                + " found 2",
                        "identify[2].expect: expected one of \"text\", \"hex\" and \"pattern\","
                                + " found none");
    }

    @Test
    void saysWhereAnExpectationIsWrong() {
        assertThat(
                        problems(
                                Steps.carrier(
                                        new Steps().answers(1).expects("hex", "0Z"),
                                        new Steps().answers(1).expects("pattern", "["))))
                .containsExactly(
                        "identify[1].expect.hex: expected hex digits or ??, found \"Z\" at"
                                + " character 2",
                        "identify[2].expect.pattern: expected a regular expression, found \"[\":"
                                + " Unclosed character class, near character 1; names of groups"
                                + " have letters and digits only");
        assertThat(IdentifySettings.captures(Steps.carrier(new Steps().expects("pattern", "["))))
                .isEmpty();
    }

    @Test
    void refusesNamesThatComeTwiceOrAreTaken() {
        assertThat(
                        problems(
                                Steps.carrier(
                                        new Steps().answers(1).keeps("uid", Map.of()),
                                        new Steps()
                                                .answersLines()
                                                .expects("pattern", "(?<uid>.)")
                                                .keeps("port", Map.of())
                                                .keeps("a.b", Map.of()))))
                .containsExactly(
                        "identify[2].expect: expected each name once, found \"uid\" again",
                        "identify[2].capture.port: expected another name than \"port\", which is"
                                + " where the device is plugged in",
                        "identify[2].capture.a.b: expected a name of letters, digits, - and _,"
                                + " found \"a.b\"");
    }

    @Test
    void refusesWordsThatNobodyKnowsByThen() {
        assertThat(
                        problems(
                                Steps.carrier(
                                        new Steps()
                                                .writes("text", "$device.uid $content.x")
                                                .answers(1)
                                                .keeps("uid", Map.of()),
                                        new Steps().writes("text", "$device.uid $device.port"))))
                .containsExactly(
                        "identify[1].write: expected only words that are known by then"
                                + " ($device.port), found $device.uid",
                        "identify[1].write: expected only words that are known by then"
                                + " ($device.port), found $content.x");
    }

    @Test
    void refusesNumbersThatAreTooLong() {
        assertThat(
                        problems(
                                Steps.carrier(
                                        new Steps()
                                                .answers(99)
                                                .keeps("a", Map.of("as", "number", "length", 9))
                                                .keeps("b", Map.of("length", 65)))))
                .containsExactly(
                        "identify[1].capture.a.length: expected at most 8 bytes for number, found"
                                + " 9",
                        "identify[1].capture.b.length: expected at most 64 bytes for hex, found"
                                + " 65");
    }

    @Test
    void refusesWhatIsKeptFromBehindTheEndOfAnAnswer() {
        assertThat(
                        problems(
                                Steps.carrier(
                                        new Steps()
                                                .answers(3)
                                                .keeps("a", Map.of("at", 1, "length", 2))
                                                .keeps("b", Map.of("at", 3))
                                                .keeps("c", Map.of("at", 1, "length", 3)))))
                .containsExactly(
                        "identify[1].capture.b: expected it within the 3 bytes of the answer,"
                                + " found it to end at 4",
                        "identify[1].capture.c: expected it within the 3 bytes of the answer,"
                                + " found it to end at 4");
    }

    @Test
    void refusesNoTime() {
        assertThat(problems(Steps.carrier(new Steps().answers(1).within(Duration.ZERO))))
                .containsExactly("identify[1].timeout: expected 1 ms to 1 d, found 0 s");
    }

    @Test
    void notesRetriesOfNothing() {
        assertThat(problems(Steps.carrier(new Steps().answers(1).retries(2)))).isEmpty();
        assertThat(findings.notes())
                .containsExactly(
                        "identify[1].retries: without \"write\" a retry only waits longer; a longer"
                                + " \"timeout\" says the same");
    }

    private List<String> problems(Values carrier) {
        Settings.of(IdentifySettings.IDENTIFY).check(carrier, findings);
        IdentifySettings.check(carrier, findings);
        return findings.problems();
    }
}
