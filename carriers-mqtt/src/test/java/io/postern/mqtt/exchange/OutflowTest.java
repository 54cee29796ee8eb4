package io.postern.mqtt.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.Letter;
import io.postern.api.link.Outcome;
import io.postern.api.testing.FakeReceipt;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.topic.Filter;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.wire.MqttWriter;
import io.postern.mqtt.wire.PacketKind;
import io.postern.mqtt.wire.WireBytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutflowTest {

    private static final Optional<String> NOTHING = Optional.empty();

    private final MqttWriter writer = new MqttWriter(MqttVersion.V5, () -> {});
    private final Outflow outflow = new Outflow(writer, Login.NONE, 2);

    @Test
    void settlesQosZeroOnceTheSystemHasItsBytes() {
        var receipt = publish("a", 0);
        assertThat(said()).isEqualTo("3005000161" + "00" + "01");

        outflow.leaving(outflow.taken().unanswered(), 7);
        outflow.left(6);
        assertThat(receipt.outcomes()).isEmpty();
        outflow.left(7);

        assertThat(receipt.outcomes()).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void settlesQosZeroInTheOrderInWhichItLeaves() {
        var first = publish("a", 0);
        var second = publish("a", 0);
        outflow.leaving(outflow.taken().unanswered(), 10);
        var third = publish("a", 0);
        outflow.leaving(outflow.taken().unanswered(), 20);
        outflow.leaving(outflow.taken().unanswered(), 30);

        outflow.left(19);
        assertThat(first.outcomes()).containsExactly(Outcome.DELIVERED);
        assertThat(second.outcomes()).containsExactly(Outcome.DELIVERED);
        assertThat(third.outcomes()).isEmpty();
        outflow.left(1_000);

        assertThat(third.outcomes()).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void settlesQosOneWithItsAnswer() {
        var first = publish("a", 1);
        var second = publish("b", 1);
        assertThat(said()).isEqualTo("32070001610001" + "0001" + "32070001620002" + "0001");

        outflow.answered(PacketKind.PUBACK, 2, 0x10, NOTHING);
        assertThat(first.outcomes()).isEmpty();
        outflow.answered(PacketKind.PUBACK, 1, 0, NOTHING);
        outflow.answered(PacketKind.PUBACK, 1, 0, NOTHING);

        assertThat(first.outcomes()).containsExactly(Outcome.DELIVERED);
        assertThat(second.outcomes()).containsExactly(Outcome.DELIVERED);
        assertThat(said()).isEmpty();
    }

    @Test
    void saysWhoMayNotSendWhat() {
        var known = new Outflow(writer, new Login(Optional.of("bär"), Optional.empty()), 2);
        var receipt = new FakeReceipt();
        known.publish(Letter.of("a", new byte[1]), PublishOptions.of(1, false), receipt);

        known.answered(PacketKind.PUBACK, 1, 0x87, Optional.of("no"));

        assertThat(receipt.outcomes())
                .containsExactly(
                        new Outcome.Refused(
                                "topic \"a\", user \"bär\": not authorized; give this user the"
                                        + " right to it in the broker's access rules (0x87:"
                                        + " \"no\")"));
    }

    @Test
    void waitsWithWhatIsRefusedForNow() {
        var receipt = publish("a", 1);

        outflow.answered(PacketKind.PUBACK, 1, 0x89, NOTHING);

        assertThat(receipt.outcomes())
                .containsExactly(new Outcome.Later("the broker is busy (0x89)"));
    }

    @Test
    void settlesQosTwoAfterBothSteps() {
        var receipt = publish("a", 2);
        assertThat(said()).isEqualTo("34070001610001" + "0001");

        outflow.answered(PacketKind.PUBREC, 1, 0, NOTHING);
        assertThat(said()).isEqualTo("62020001");
        assertThat(receipt.outcomes()).isEmpty();
        outflow.answered(PacketKind.PUBCOMP, 1, 0, NOTHING);

        assertThat(receipt.outcomes()).containsExactly(Outcome.DELIVERED);
        assertThat(said()).isEmpty();
    }

    @Test
    void releasesAgainWhereItIsAskedAgain() {
        publish("a", 2);
        said();

        outflow.answered(PacketKind.PUBREC, 1, 0, NOTHING);
        outflow.answered(PacketKind.PUBREC, 1, 0x10, NOTHING);

        assertThat(said()).isEqualTo("6202000162020001");
    }

    @Test
    void settlesQosTwoThatIsRefusedAtTheFirstStep() {
        var first = publish("a", 2);
        publish("b", 2);
        publish("c", 2);
        said();

        outflow.answered(PacketKind.PUBREC, 1, 0x97, NOTHING);

        assertThat(first.outcomes())
                .containsExactly(
                        new Outcome.Later(
                                "a quota of the broker is used up; ask who runs it, or send less"
                                        + " (0x97)"));
        assertThat(said()).isEqualTo("34070001630003" + "0001");
    }

    @Test
    void hasNoMoreOfQosTwoOnTheWayThanMayBe() {
        for (var topic : List.of("a", "b", "c", "d")) {
            publish(topic, 2);
        }
        publish("e", 1);
        assertThat(said())
                .isEqualTo(
                        "34070001610001"
                                + "0001"
                                + "34070001620002"
                                + "0001"
                                + "32070001650003"
                                + "0001");

        outflow.answered(PacketKind.PUBREC, 1, 0, NOTHING);
        assertThat(said()).isEqualTo("62020001");
        outflow.answered(PacketKind.PUBCOMP, 1, 0, NOTHING);

        assertThat(said()).isEqualTo("34070001630004" + "0001");
    }

    @Test
    void countsWhatIsOnTheWay() {
        publish("a", 0);
        publish("a", 1);
        publish("a", 2);
        assertThat(outflow.flying()).isEqualTo(3);

        outflow.leaving(outflow.taken().unanswered(), 100);
        assertThat(outflow.flying()).isEqualTo(2);
        outflow.answered(PacketKind.PUBACK, 1, 0, NOTHING);
        assertThat(outflow.flying()).isEqualTo(1);
        outflow.answered(PacketKind.PUBREC, 2, 0, NOTHING);
        assertThat(outflow.flying()).isEqualTo(1);
        outflow.answered(PacketKind.PUBCOMP, 2, 0, NOTHING);

        assertThat(outflow.flying()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBACK", "PUBCOMP"})
    void passesOverNumbersItDoesNotKnow(PacketKind kind) {
        var receipt = publish("a", 1);
        said();

        outflow.answered(kind, 9, 0, NOTHING);
        outflow.answered(kind, 0, 0x87, NOTHING);
        outflow.answered(PacketKind.PUBREC, 9, 0x87, NOTHING);
        outflow.granted(9, List.of(0));

        assertThat(receipt.outcomes()).isEmpty();
        assertThat(said()).isEmpty();
        assertThat(outflow.flying()).isEqualTo(1);
    }

    @Test
    void saysThatItHasNothingToReleaseUnderANumber() {
        outflow.answered(PacketKind.PUBREC, 9, 0, NOTHING);

        assertThat(said()).isEqualTo("6203000992");
    }

    @Test
    void tellsWhatWasGranted() {
        var filter = new Subscription(Filter.of("a"), Optional.empty(), 1, true, false);

        var subscribed = outflow.subscribe(List.of(filter));
        var unsubscribed = outflow.unsubscribe(List.of("a"));
        assertThat(said()).isEqualTo("8207000100" + "00016111" + "A206000200" + "000161");
        outflow.granted(2, List.of(0x11));
        assertThat(subscribed).isNotDone();
        outflow.granted(1, List.of(0x87));

        assertThat(subscribed.join()).containsExactly(0x87);
        assertThat(unsubscribed.join()).containsExactly(0x11);
        assertThat(outflow.flying()).isZero();
    }

    @Test
    void keepsAMessageThatIsAnsweredLikeAFilter() {
        var receipt = publish("a", 1);

        outflow.granted(1, List.of(0));
        assertThat(outflow.flying()).isEqualTo(1);
        outflow.answered(PacketKind.PUBACK, 1, 0, NOTHING);

        assertThat(receipt.outcomes()).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void keepsAFilterThatIsAnsweredLikeAMessage() {
        var unsubscribed = outflow.unsubscribe(List.of("a"));

        outflow.answered(PacketKind.PUBACK, 1, 0, NOTHING);
        outflow.granted(1, List.of(0));

        assertThat(unsubscribed).isCompletedWithValue(List.of(0));
    }

    @Test
    void abbreviatesWhatItSaidOnce() {
        outflow.begin(1);

        publish("a", 0);
        publish("a", 1);
        publish("b", 0);

        assertThat(said())
                .isEqualTo("3008000161032300010132" + "0900000001032300010130" + "050001620001");
    }

    @Test
    void settlesNothingOnceTheConnectionEnded() {
        var left = publish("a", 0);
        var open = publish("a", 1);
        publish("a", 2);
        publish("a", 2);
        var waiting = publish("a", 2);
        outflow.leaving(outflow.taken().unanswered(), 10);
        said();

        outflow.end();
        outflow.left(10);
        outflow.answered(PacketKind.PUBCOMP, 2, 0, NOTHING);

        assertThat(left.outcomes()).isEmpty();
        assertThat(open.outcomes()).isEmpty();
        assertThat(waiting.outcomes()).isEmpty();
        assertThat(said()).isEmpty();
    }

    private FakeReceipt publish(String topic, int qos) {
        var receipt = new FakeReceipt();
        outflow.publish(Letter.of(topic, new byte[] {1}), PublishOptions.of(qos, false), receipt);
        return receipt;
    }

    private String said() {
        return WireBytes.hex(WireBytes.all(writer.taken()));
    }
}
