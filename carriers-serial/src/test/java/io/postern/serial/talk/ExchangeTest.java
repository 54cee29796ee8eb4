package io.postern.serial.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.testing.VirtualTime;
import io.postern.serial.frame.Framing;
import io.postern.serial.frame.Framings;
import io.postern.serial.frame.Skip;
import io.postern.serial.port.PortException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final byte[] QUESTION = {1};
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Framing GAPS = Framings.framing("gap", "gap", Duration.ofMillis(20));

    private final VirtualTime time = new VirtualTime();
    private final PlayedPort port = new PlayedPort(time);
    private final Exchange exchange = new Exchange(port, time);
    private final long begin = time.nanos();

    @Test
    void takesTheFirstWholeFrame() throws PortException {
        port.answers(TENTH, "01", "02 03", "04");

        var reply = exchange.ask(QUESTION, once(Framings.fixed(4)));

        assertThat(reply.answer()).hasValue(new byte[] {1, 2, 3, 4});
        assertThat(reply.failure()).isEmpty();
        assertThat(reply.skipped()).isEmpty();
        assertThat(port.written()).containsExactly("01");
    }

    @Test
    void throwsAwayWhatCameBefore() throws PortException {
        port.says(Duration.ZERO, "07 07 07").answers("01 02");

        var reply = exchange.ask(QUESTION, once(Framings.fixed(2)));

        assertThat(reply.answer()).hasValue(new byte[] {1, 2});
    }

    @Test
    void keepsWhatCameBeforeWhereItIsToldTo() throws PortException {
        port.says(Duration.ZERO, "07 07").answers("01 02");

        var reply = exchange.ask(QUESTION, new Asking(Framings.fixed(2), SECOND, 0, false));

        assertThat(reply.answer()).hasValue(new byte[] {7, 7});
    }

    @Test
    void handsBackWhatCameAfterTheAnswer() throws PortException {
        port.answers("01 02 03 04 05");

        var reply = exchange.ask(QUESTION, once(Framings.fixed(2)));

        assertThat(reply.left()).containsExactly(3, 4, 5);
    }

    @Test
    void saysThatNothingCame() throws PortException {
        var reply = exchange.ask(QUESTION, once(Framings.fixed(4)));

        assertThat(reply.answer()).isEmpty();
        assertThat(reply.failure()).isEqualTo("no answer in 1 s");
        assertThat(passed()).isEqualTo(SECOND);
    }

    @Test
    void saysHowMuchOfTheAnswerCame() throws PortException {
        port.answers("01 02 03");

        var reply = exchange.ask(QUESTION, once(Framings.fixed(216)));

        assertThat(reply.failure())
                .isEqualTo("half an answer: 3 of 216 bytes in 1 s, beginning with 01 02 03");
        assertThat(reply.skipped()).isEqualTo(Map.of(Skip.UNFINISHED, 3));
    }

    @Test
    void saysHowMuchOfTheAnswerCameWhereAGapGivesItUp() throws PortException {
        var framing = Framings.framing("fixed", "length", 216, "gap", Duration.ofMillis(50));
        port.answers("01 02 03");

        var reply = exchange.ask(QUESTION, once(framing));

        assertThat(reply.failure())
                .isEqualTo("half an answer: 3 of 216 bytes in 1 s, beginning with 01 02 03");
        assertThat(passed()).isEqualTo(SECOND);
    }

    @Test
    void saysThatTheEndOfTheLineIsMissing() throws PortException {
        port.answers("41 42");

        var reply = exchange.ask(QUESTION, once(Framings.lines()));

        assertThat(reply.failure())
                .isEqualTo(
                        "an answer without its end: 2 bytes in 1 s, beginning with 41 42 \"AB\"");
    }

    @Test
    void saysThatOnlyGarbageCame() throws PortException {
        port.answers("41 21 42");

        var reply = exchange.ask(QUESTION, once(Framings.brackets()));

        assertThat(reply.failure())
                .isEqualTo("garbage: 3 bytes, no whole frame, beginning with 41 21 42 \"A!B\"");
        assertThat(reply.skipped()).isEqualTo(Map.of(Skip.GARBAGE, 3));
        assertThat(reply.skippedBytes()).isEqualTo(3);
    }

    @Test
    void asksAgainAsOftenAsItMay() throws PortException {
        port.keepsSilent().answers("01").answers("01 02");

        var reply = exchange.ask(QUESTION, new Asking(Framings.fixed(2), SECOND, 2, true));

        assertThat(reply.answer()).hasValue(new byte[] {1, 2});
        assertThat(port.written()).hasSize(3);
        assertThat(reply.skipped()).isEqualTo(Map.of(Skip.UNFINISHED, 1));
        assertThat(passed()).isEqualTo(SECOND.multipliedBy(2));
    }

    @Test
    void givesUpAfterTheLastTry() throws PortException {
        var reply = exchange.ask(QUESTION, new Asking(Framings.fixed(2), SECOND, 2, true));

        assertThat(reply.failure()).isEqualTo("no answer in 3 tries of 1 s");
        assertThat(passed()).isEqualTo(SECOND.multipliedBy(3));
    }

    @Test
    void endsAFrameWithTheGap() throws PortException {
        port.answers(Duration.ofMillis(5), "01 02", "03");

        var reply = exchange.ask(QUESTION, once(GAPS));

        assertThat(reply.answer()).hasValue(new byte[] {1, 2, 3});
        assertThat(passed()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void waitsLongerThanTheGapForTheFirstByte() throws PortException {
        port.answers(Duration.ofMillis(500), "01 02");

        var reply = exchange.ask(QUESTION, once(GAPS));

        assertThat(reply.answer()).hasValue(new byte[] {1, 2});
    }

    @Test
    void isDoneInTimeWhateverTheDeviceBabbles() throws PortException {
        var timeout = Duration.ofMillis(30);
        port.babbles("21");

        var reply = exchange.ask(QUESTION, new Asking(Framings.brackets(), timeout, 1, true));

        assertThat(reply.failure()).startsWith("garbage: ").contains("no whole frame");
        assertThat(passed()).isBetween(timeout, timeout.multipliedBy(2).plusMillis(1));
    }

    @Test
    void givesUpABabblingDeviceBeforeALongTimeIsOver() throws PortException {
        port.babbles("21");

        var reply =
                exchange.ask(
                        QUESTION, new Asking(Framings.brackets(), Duration.ofMinutes(10), 0, true));

        assertThat(reply.answer()).isEmpty();
        assertThat(port.taken()).isLessThan(2L * Exchange.MOST_BYTES);
    }

    @Test
    void readsPastOtherFramesWhereItOnlyWaits() throws PortException {
        port.says(TENTH, "62 6F 6F 74 0A 78 0A").says(TENTH, "4F 4B 0A 79");

        var reply = exchange.await(new Asking(Framings.lines(), SECOND, 0, false), this::isOk);

        assertThat(reply.answer()).hasValue("OK".getBytes(StandardCharsets.US_ASCII));
        assertThat(reply.left()).containsExactly('y');
        assertThat(port.written()).isEmpty();
    }

    @Test
    void readsFirstWhatWasLeft() throws PortException {
        var waiting = new Asking(Framings.lines(), SECOND, 0, false);
        port.says(TENTH, "4F 4B 0A 79 0A");

        exchange.unread(exchange.await(waiting, this::isOk));
        var reply = exchange.await(waiting, frame -> true);

        assertThat(reply.answer()).hasValue(new byte[] {'y'});
    }

    @Test
    void tellsTheLastFrameThatWasAnother() throws PortException {
        port.says(TENTH, "62 0A 78 0A");

        var reply = exchange.await(new Asking(Framings.lines(), SECOND, 0, false), this::isOk);

        assertThat(reply.other()).hasValue(new byte[] {'x'});
        assertThat(reply.failure()).isEqualTo("another answer: 78 \"x\"");
    }

    @Test
    void countsAnotherAnswerAsATry() throws PortException {
        port.answers("78 0A 4F 4B 0A").answers("4F 4B 0A");

        var reply =
                exchange.ask(QUESTION, new Asking(Framings.lines(), SECOND, 1, true), this::isOk);

        assertThat(reply.answer()).isPresent();
        assertThat(port.written()).hasSize(2);
    }

    @Test
    void remembersAnotherAnswerThroughASilentTry() throws PortException {
        port.answers("78 0A").keepsSilent();

        var reply =
                exchange.ask(QUESTION, new Asking(Framings.lines(), SECOND, 1, true), this::isOk);

        assertThat(reply.failure()).isEqualTo("another answer: 78 \"x\"");
        assertThat(port.written()).hasSize(2);
        assertThat(passed()).isEqualTo(SECOND);
    }

    @Test
    void passesOnThatTheDeviceIsGone() {
        port.answers("01 02").vanishes();

        assertThatThrownBy(() -> exchange.ask(QUESTION, once(Framings.fixed(4))))
                .isInstanceOf(PortException.class)
                .hasMessage("/dev/ttyACM0: the device was unplugged");
    }

    private static Asking once(Framing framing) {
        return new Asking(framing, SECOND, 0, true);
    }

    private boolean isOk(byte[] frame) {
        return new String(frame, StandardCharsets.US_ASCII).equals("OK");
    }

    private Duration passed() {
        return Duration.ofNanos(time.nanos() - begin);
    }
}
