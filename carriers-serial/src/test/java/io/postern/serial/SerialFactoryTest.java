package io.postern.serial;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import io.postern.api.testing.FakeSendAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SerialFactoryTest {

    private static final String SUCH_AS =
            ", such as {\"type\": \"line\"} or {\"type\": \"fixed\", \"length\": 9}";

    private final SerialFactory factory = new SerialFactory();
    private final FakeFindings findings = new FakeFindings();
    private final Map<String, Object> carrier = SerialStation.identified("/dev/ttyACM0");

    private List<String> receive(Trigger trigger, Map<String, Object> settings) {
        var address = new ReceiveAddress("in", "test_type", trigger, Values.of(settings));
        factory.kind().receiveSettings().check(address.settings(), findings);
        factory.read(Values.of(carrier), Findings.UNHEARD).check(address, findings);
        return findings.problems();
    }

    private List<String> poll(Map<String, Object> settings) {
        return receive(Trigger.every(Duration.ofSeconds(1)), settings);
    }

    @Test
    void takesWhatFitsTogether() {
        receive(Trigger.ALWAYS, Map.of("framing", SerialStation.LINES));
        receive(Trigger.ALWAYS, Map.of("announce", true));
        poll(Map.of("framing", SerialStation.LINES, "write", SerialStation.text("$device.uid\n")));
        receive(
                Trigger.ON_MESSAGE,
                Map.of(
                        "framing",
                        SerialStation.LINES,
                        "write",
                        SerialStation.text("$content.a\n")));
        factory.read(Values.of(carrier), findings);
        factory.read(Values.of(carrier), Findings.UNHEARD).check(List.of(), List.of(), findings);

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.notes()).isEmpty();
    }

    @Test
    void asksForWhatEndsTheAnswer() {
        assertThat(poll(Map.of("write", SerialStation.text("a"))))
                .containsExactly(
                        "framing: expected how the answer to \"write\" ends"
                                + SUCH_AS
                                + ", found nothing");
    }

    @Test
    void asksForWhatToAsk() {
        assertThat(poll(Map.of()))
                .containsExactly(
                        "write: expected what to ask, and beside it \"framing\": how the answer"
                                + " ends"
                                + SUCH_AS
                                + ", found neither");
    }

    @Test
    void asksForWhatToListenTo() {
        assertThat(receive(Trigger.ALWAYS, Map.of()))
                .containsExactly(
                        "framing: expected how frames are told apart"
                                + SUCH_AS
                                + ", or \"announce\": true, found neither");
    }

    @Test
    void refusesAQuestionWhereNothingIsAsked() {
        assertThat(
                        receive(
                                Trigger.ALWAYS,
                                Map.of(
                                        "framing",
                                        SerialStation.LINES,
                                        "write",
                                        SerialStation.text("a"))))
                .containsExactly(
                        "write: expected none where the duration is \"always\", since nothing is"
                                + " asked, found one: to ask again and again, make the duration a"
                                + " number of seconds");
    }

    @Test
    void refusesAnythingBesideAnnouncing() {
        assertThat(
                        poll(
                                Map.of(
                                        "announce",
                                        true,
                                        "framing",
                                        SerialStation.LINES,
                                        "write",
                                        SerialStation.text("a"))))
                .containsExactly(
                        "announce: expected the address's duration to be \"always\", found"
                                + " another",
                        "write: expected none beside \"announce\", found one",
                        "framing: expected none beside \"announce\", found one");
    }

    @Test
    void namesWhatIsKnownOfADevice() {
        poll(
                Map.of(
                        "framing", SerialStation.LINES,
                        "write", SerialStation.text("$device.firmware"),
                        "device", Map.of("product", Template.of("16"))));

        assertThat(findings.problems())
                .containsExactly(
                        "write: expected port or uid (\"port\" and what \"identify\" captures)"
                                + " after $device., found \"$device.firmware\"",
                        "device: expected port or uid (\"port\" and what \"identify\" captures),"
                                + " found \"product\"");
    }

    @Test
    void refusesWordsOfAMessageWhereThereIsNone() {
        poll(Map.of("framing", SerialStation.LINES, "write", SerialStation.text("$content.a")));

        assertThat(findings.problems())
                .containsExactly(
                        "write: expected only words of the device, such as $device.port, since"
                                + " there is no message here; found \"$content.a\"");
    }

    @Test
    void checksWhatIsSent() {
        var settings = Map.<String, Object>of("device", Map.of("name", Template.of("a")));

        factory.read(Values.of(carrier), Findings.UNHEARD)
                .check(FakeSendAddress.of("out", "test_type", Values.of(settings)), findings);

        assertThat(findings.problems())
                .containsExactly(
                        "device: expected port or uid (\"port\" and what \"identify\" captures),"
                                + " found \"name\"");
    }

    @Test
    void refusesToWriteToEveryPortOfTheMachine() {
        var settings = Values.of(Map.of("ports", List.of("any")));

        factory.read(settings, Findings.UNHEARD).check(List.of(), List.of(), findings);

        assertThat(findings.problems())
                .containsExactly(
                        "ports: expected \"identify\" beside \"any\", since otherwise every device"
                                + " of this machine would be written to, modems too; found none");
    }

    @Test
    void refusesScansWithoutAPause() {
        var settings = new HashMap<>(carrier);
        settings.put("scan_seconds", Duration.ZERO);

        factory.read(Values.of(settings), findings);

        assertThat(findings.problems())
                .containsExactly("scan_seconds: expected at least 50 ms, found 0 ms");
    }

    @Test
    void offersTheWordsThatAreCaptured() {
        assertThat(factory.read(Values.of(carrier), Findings.UNHEARD).words())
                .containsExactlyInAnyOrder("device.port", "device.uid");
    }

    @Test
    void takesEmptyStepsForNone() {
        var settings = Values.of(Map.of("ports", List.of("any"), "identify", List.of()));

        factory.read(settings, Findings.UNHEARD).check(List.of(), List.of(), findings);

        assertThat(findings.problems()).hasSize(1);
    }
}
