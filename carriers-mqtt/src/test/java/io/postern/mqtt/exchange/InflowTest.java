package io.postern.mqtt.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.MalformedPacketException;
import io.postern.mqtt.wire.MqttWriter;
import io.postern.mqtt.wire.WireBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class InflowTest {

    private final MqttWriter writer = new MqttWriter(MqttVersion.V5, () -> {});
    private final VirtualLoop virtual = new VirtualLoop();
    private final List<IncomingPublish> passed = new ArrayList<>();

    private RunningLoop running;
    private Inflow inflow;

    @BeforeEach
    void start() throws Exception {
        running = new RunningLoop();
        inflow = inflow(writer, 100);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void acknowledgesAtLeastOnceInOneStep() throws Exception {
        come(message(7, 1));
        assertThat(said()).isEmpty();

        acknowledge(0);

        assertThat(said()).isEqualTo("40020007");
    }

    @Test
    void acknowledgesExactlyOnceInTwoSteps() throws Exception {
        come(message(7, 2));

        acknowledge(0);
        assertThat(said()).isEqualTo("50020007");
        released(7);

        assertThat(said()).isEqualTo("70020007");
    }

    @Test
    void acknowledgesNothingOfQosZero() throws Exception {
        come(message(0, 0), message(0, 0));

        acknowledge(0, 1);

        assertThat(passed).hasSize(2);
        assertThat(said()).isEmpty();
    }

    @Test
    void acknowledgesInTheOrderInWhichItIsAsked() throws Exception {
        come(message(1, 1), message(2, 2), message(3, 1), message(4, 2));

        acknowledge(0, 1, 2, 3);

        assertThat(said()).isEqualTo("40020001500200024002000350020004");
    }

    @Test
    void acknowledgesAtOnceOnTheLoop() throws Exception {
        come(message(1, 1), message(2, 1));

        running.on(
                () -> {
                    passed.get(0).acknowledge();
                    assertThat(said()).isEqualTo("40020001");
                    passed.get(1).acknowledge();
                    assertThat(said()).isEqualTo("40020002");
                });
    }

    @Test
    void acknowledgesWhatAnotherThreadAskedForFirst() throws Exception {
        come(message(1, 1), message(2, 1));

        running.on(
                () -> {
                    var other = new Thread(passed.get(0)::acknowledge);
                    other.start();
                    other.join();
                    passed.get(1).acknowledge();
                    assertThat(said()).isEqualTo("4002000140020002");
                });
        settle();

        assertThat(said()).isEmpty();
    }

    @Test
    void handsOnTheNextOneOnceOneIsAcknowledged() throws Exception {
        inflow = inflow(writer, 1);
        come(message(1, 1), message(2, 2));
        assertThat(passed).extracting(IncomingPublish::number).containsExactly(1);

        acknowledge(0);
        running.on(virtual::run);

        assertThat(passed).extracting(IncomingPublish::number).containsExactly(1, 2);
    }

    /** In MQTT 3.1.1 a broker may repeat one on the same connection. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void passesOverARepetitionOfWhatItHolds(int qos) throws Exception {
        come(message(7, qos), again(7, qos), again(7, qos));

        assertThat(passed).hasSize(1);
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersARepetitionOfWhatTheBrokerDoesNotKnowThatItHas(boolean marked) throws Exception {
        come(message(7, 2));
        acknowledge(0);
        said();

        come(marked ? again(7, 2) : message(7, 2));

        assertThat(said()).isEqualTo("50020007");
        assertThat(passed).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "1,2", "2,1"})
    void refusesANewMessageUnderANumberThatIsInUse(int first, int second) throws Exception {
        come(message(7, first));

        running.on(
                () ->
                        assertThatThrownBy(() -> inflow.published(message(7, second)))
                                .isInstanceOf(MalformedPacketException.class)
                                .hasMessage("the packet identifier 7 is in use")
                                .extracting(wrong -> ((MalformedPacketException) wrong).code())
                                .isEqualTo(0x82));
        assertThat(passed).hasSize(1);
    }

    @Test
    void takesANewMessageUnderANumberThatIsFreeAgain() throws Exception {
        come(message(7, 1));
        acknowledge(0);
        come(message(7, 2));
        acknowledge(1);
        released(7);
        come(message(7, 1));

        assertThat(passed).hasSize(3);
        assertThat(said()).isEqualTo("400200075002000770020007");
    }

    @ParameterizedTest
    @CsvSource({"V3_1_1, 70020009", "V5, 7003000992"})
    void saysThatItDoesNotKnowANumber(MqttVersion version, String answer) throws Exception {
        var own = new MqttWriter(version, () -> {});
        inflow = inflow(own, 100);

        released(9);

        assertThat(WireBytes.hex(WireBytes.all(own.taken()))).isEqualTo(answer);
    }

    @Test
    void knowsANumberOnlyUntilItIsReleased() throws Exception {
        come(message(7, 2));
        acknowledge(0);
        released(7);
        said();

        released(7);

        assertThat(said()).isEqualTo("7003000792");
    }

    /** It did not get the number back, whatever the broker says. */
    @Test
    void keepsTheNumberOfAMessageThatIsReleasedTooSoon() throws Exception {
        come(message(7, 1));
        released(7);
        assertThat(said()).isEqualTo("7003000792");

        come(again(7, 1));
        acknowledge(0);

        assertThat(passed).hasSize(1);
        assertThat(said()).isEqualTo("40020007");
    }

    @Test
    void handsOnNothingMoreOnceTheConnectionEnded() throws Exception {
        inflow = inflow(writer, 1);
        come(message(1, 1), message(2, 1));

        running.on(inflow::end);
        acknowledge(0);
        come(message(3, 1));
        running.on(virtual::run);

        assertThat(passed).hasSize(1);
    }

    private Inflow inflow(MqttWriter to, int mostOpen) {
        var throttle =
                new Throttle(mostOpen, new ReceiveShare(1 << 30), virtual, virtual, passed::add);
        return new Inflow(running.loop, to, throttle);
    }

    private void come(IncomingPublish... messages) throws Exception {
        for (var message : messages) {
            running.on(() -> inflow.published(message));
        }
    }

    /** Those that were handed on, by their places, from another thread. */
    private void acknowledge(int... places) throws Exception {
        for (int place : places) {
            passed.get(place).acknowledge();
        }
        settle();
    }

    private void settle() throws Exception {
        running.on(() -> {});
    }

    private void released(int number) throws Exception {
        running.on(() -> inflow.released(number));
    }

    private String said() {
        return WireBytes.hex(WireBytes.all(writer.taken()));
    }

    private IncomingPublish message(int number, int qos) {
        return message(number, qos, false);
    }

    private IncomingPublish again(int number, int qos) {
        return message(number, qos, true);
    }

    private IncomingPublish message(int number, int qos, boolean again) {
        return new IncomingPublish(
                number,
                "a",
                new byte[] {1},
                qos,
                false,
                again,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                inflow::acknowledge);
    }
}
