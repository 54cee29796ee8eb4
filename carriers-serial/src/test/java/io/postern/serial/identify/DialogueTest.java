package io.postern.serial.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.LinkException;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.VirtualTime;
import io.postern.serial.checksum.Checksum;
import io.postern.serial.expect.Expect;
import io.postern.serial.expect.ExpectHex;
import io.postern.serial.expect.ExpectPattern;
import io.postern.serial.frame.Framing;
import io.postern.serial.frame.Framings;
import io.postern.serial.talk.Asking;
import io.postern.serial.talk.PlayedPort;
import io.postern.serial.talk.Printable;
import io.postern.serial.talk.Write;
import io.postern.serial.talk.WriteSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialogueTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final PlayedPort port = new PlayedPort(time);
    private final long begin = time.nanos();

    @Test
    void isJustItsPortWithoutSteps() throws LinkException {
        var identity = dialogue().identify(port);

        assertThat(identity.content()).hasToString("{\"port\":\"/dev/ttyACM0\"}");
    }

    @Test
    void refusesAnotherDevice() {
        port.answers("3F 10 02");

        assertRefused(
                dialogue(vendor()),
                "step 1 of identify: expected EE ?? ??, found 3F 10 02: this is another device;"
                        + " take it out of \"ports\" or change \"identify\"");
    }

    @Test
    void refusesADeviceThatKeepsSilent() {
        assertRefused(
                dialogue(vendor()),
                "step 1 of identify: no answer in 1 s to 0E: is it switched on, is the baud rate"
                        + " right?");
    }

    @Test
    void refusesHalfAnAnswer() {
        port.answers("EE 10");

        assertRefused(
                dialogue(vendor()),
                "step 1 of identify: expected EE ?? ??, found half an answer: 2 of 3 bytes in 1 s,"
                        + " beginning with EE 10: is the baud rate right, is it the right device?");
    }

    @Test
    void saysWhichStepItIs() {
        port.answers("EE 10 02");

        assertRefused(
                dialogue(vendor(), step(2, "0D", Framings.fixed(12), List.of())),
                "step 2 of identify: no answer in 1 s to 0D: is it switched on, is the baud rate"
                        + " right?");
    }

    @Test
    void saysThatTheDeviceWentAway() {
        port.answers("EE").vanishes();

        assertRefused(
                dialogue(vendor()), "step 1 of identify: /dev/ttyACM0: the device was unplugged");
    }

    @Test
    void refusesAnswersThatAreTooShortForWhatIsKept() {
        port.answers("41 42 0A");
        var uid = new Capture("uid", 0, Optional.of(12), Capture.As.HEX, false);

        assertRefused(
                dialogue(step(1, "0D", Framings.lines(), List.of(uid))),
                "step 1 of identify: expected at least 12 bytes, for \"uid\", found 2: 41 42"
                        + " \"AB\": this is another device; take it out of \"ports\" or change"
                        + " \"identify\"");
    }

    @Test
    void refusesAnEmptyUid() {
        port.answers("00 1B 20 0A");
        var uid = new Capture("uid", 0, Optional.empty(), Capture.As.TEXT, false);

        assertRefused(
                dialogue(step(1, "0D", Framings.lines(), List.of(uid))),
                "step 1 of identify: expected a \"uid\" that is not empty, found 00 1B 20: this is"
                        + " another device; take it out of \"ports\" or change \"identify\"");
    }

    @Test
    void showsNothingOfAHostileAnswerThatATerminalWouldObey() {
        port.answers("1B 5B 32 4A 0D 0A");
        var ok = new Step(1, write("text", "ID\r\n"), lines(), wanted("OK"), List.of());

        assertRefused(
                dialogue(ok),
                "step 1 of identify: expected something like \"OK\", found 1B 5B 32 4A: this is"
                        + " another device; take it out of \"ports\" or change \"identify\"");
    }

    @Test
    void asksWithWhatItLearnedBefore() throws LinkException {
        port.answers("EE 10 02").answers("07");
        var address = new Capture("address", 1, Optional.of(1), Capture.As.HEX, false);
        var vendor = step(1, "0E", Framings.fixed(3), List.of(address));
        var next = step(2, "0B $device.address", Framings.fixed(1), List.of());

        dialogue(vendor, next).identify(port);

        assertThat(port.written()).containsExactly("0E", "0B 10");
    }

    @Test
    void saysWhichWordNobodyCaptured() {
        port.says(Duration.ZERO, "61 0A");
        var maybe = new Step(1, Optional.empty(), lines(), wanted("a(?<more>b)?"), List.of());
        var next = step(2, "0$device.more", Framings.fixed(1), List.of());

        assertRefused(
                dialogue(maybe, next),
                "step 2 of identify: to write \"0$device.more\": expected a step before to capture"
                        + " all of its words, found that the message has no $device.more");
    }

    @Test
    void knowsAModbusDevice() throws LinkException {
        var answer = new byte[] {1, 0x11, 4, 0x2A, (byte) 0xFF, 0x12, 0x34};
        port.answers(Printable.of(Checksum.CRC16_MODBUS.append(answer)));
        var framing = Map.<String, Object>of("offset", 2, "extra", 2, "checksum", "crc16_modbus");
        var carrier =
                Steps.carrier(
                        new Steps()
                                .writesWithChecksum("01 11", "crc16_modbus")
                                .answers("length", framing)
                                .expects("hex", "01 11 2A")
                                .keeps("version", Map.of("at", 4, "as", "number")));

        var identity = Dialogue.of(carrier, SECOND, time).identify(port);

        assertThat(port.written()).containsExactly("01 11 C0 2C");
        assertThat(identity.captured()).hasToString("{\"version\":4660}");
    }

    @Test
    void writesWhatNeedsNoAnswer() throws LinkException {
        var wake = new Step(1, write("hex", "FF"), Optional.empty(), Optional.empty(), List.of());

        dialogue(wake).identify(port);

        assertThat(port.written()).containsExactly("FF");
        assertThat(passed()).isZero();
    }

    @Test
    void waitsForTheBannerAndCapturesItsGroups() throws LinkException {
        port.says(Duration.ofMillis(300), "3F 3F 0A 62 6F 6F 74 0A")
                .says(Duration.ofMillis(300), "6E 6F 64 65 20 37 20 76 31 2E 32 0D 0A");
        var banner =
                new Step(
                        1,
                        Optional.empty(),
                        lines(),
                        wanted("^node (?<uid>\\d+) v(?<firmware>\\S+)"),
                        List.of());

        var identity = dialogue(banner).identify(port);

        assertThat(identity.captured()).hasToString("{\"uid\":\"7\",\"firmware\":\"1.2\"}");
    }

    @Test
    void readsTwoLinesThatCameAtOnceInTwoSteps() throws LinkException {
        port.says(Duration.ZERO, "61 31 0A 62 32 0A");
        var first = new Step(1, Optional.empty(), lines(), wanted("a(?<first>.)"), List.of());
        var second = new Step(2, Optional.empty(), lines(), wanted("b(?<second>.)"), List.of());

        var identity = dialogue(first, second).identify(port);

        assertThat(identity.captured()).hasToString("{\"first\":\"1\",\"second\":\"2\"}");
    }

    @Test
    void throwsAwayWhatIsSaidWhileTheDeviceSettles() throws LinkException {
        port.says(Duration.ofMillis(500), "01 02").says(Duration.ofMillis(1400), "03");
        port.answers("EE 10 02");

        new Dialogue(Duration.ofSeconds(2), List.of(vendor()), time).identify(port);

        assertThat(passed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void isDoneInTimeWithADeviceThatBabbles() {
        port.babbles("21");
        var banner = new Step(1, Optional.empty(), lines(), wanted("OK"), List.of());
        var settling = new Dialogue(Duration.ofMillis(20), List.of(banner), time);

        assertThatThrownBy(() -> settling.identify(port))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("found garbage: ");
        assertThat(passed()).isLessThan(Duration.ofMillis(1100));
    }

    private Dialogue dialogue(Step... steps) {
        return new Dialogue(Duration.ZERO, List.of(steps), time);
    }

    private void assertRefused(Dialogue dialogue, String because) {
        assertThatThrownBy(() -> dialogue.identify(port))
                .isInstanceOf(LinkException.class)
                .hasMessage(because);
    }

    private static Step vendor() {
        return new Step(
                1,
                write("hex", "0E"),
                asking(Framings.fixed(3)),
                Optional.of(new ExpectHex("EE ?? ??")),
                List.of());
    }

    private static Step step(int number, String hex, Framing framing, List<Capture> captures) {
        return new Step(number, write("hex", hex), asking(framing), Optional.empty(), captures);
    }

    private static Optional<Write> write(String key, String template) {
        return Optional.of(
                WriteSettings.WRITE
                        .reading()
                        .of(Values.of(Map.of(key, Template.of(template))), Findings.UNHEARD));
    }

    private static Optional<Asking> lines() {
        return asking(Framings.lines());
    }

    private static Optional<Asking> asking(Framing framing) {
        return Optional.of(new Asking(framing, SECOND, 0, false));
    }

    private static Optional<Expect> wanted(String regex) {
        return Optional.of(new ExpectPattern(regex));
    }

    private Duration passed() {
        return Duration.ofNanos(time.nanos() - begin);
    }
}
