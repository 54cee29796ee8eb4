package io.postern.mqtt.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.Letter;
import io.postern.api.link.Outcome;
import io.postern.api.testing.FakeReceipt;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.wire.MqttWriter;
import io.postern.mqtt.wire.PacketKind;
import io.postern.mqtt.wire.WireBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters that MQTT cannot write go nowhere, and take nothing from the others. */
class ImpossibleLetterTest {

    private static final Optional<String> NOTHING = Optional.empty();
    private static final String IMPOSSIBLE = "a\0b";
    private static final Outcome REFUSED = new Outcome.Refused("MQTT has no texts with a NUL");

    private final MqttWriter writer = new MqttWriter(MqttVersion.V5, () -> {});
    private final Outflow outflow = new Outflow(writer, Login.NONE, 2);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void refusesWhatCannotBeWritten(int qos) {
        var receipt = publish(IMPOSSIBLE, qos);

        assertThat(receipt.outcomes()).containsExactly(REFUSED);
        assertThat(outflow.flying()).isZero();
        assertThat(outflow.taken().unanswered()).isEmpty();
        assertThat(said()).isEmpty();
    }

    @Test
    void usesUpNoNumberForWhatCannotBeWritten() {
        for (int count = 0; count < 66_000; count++) {
            publish(IMPOSSIBLE, 1);
        }
        var receipt = publish("a", 1);

        outflow.answered(PacketKind.PUBACK, 1 + 66_000 % 65_535, 0, NOTHING);

        assertThat(receipt.outcomes()).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void letsTheNextOneInForWhatCannotBeWritten() {
        publish("a", 2);
        publish("b", 2);
        said();
        var impossible = publish(IMPOSSIBLE, 2);
        publish("c", 2);

        outflow.answered(PacketKind.PUBCOMP, 1, 0, NOTHING);

        assertThat(impossible.outcomes()).containsExactly(REFUSED);
        assertThat(said()).isEqualTo("34070001630004" + "0001");
    }

    /** As many as "max_in_flight" lets wait. */
    @Test
    void refusesManyThatWaited() {
        publish("a", 2);
        publish("b", 2);
        var all = new ArrayList<FakeReceipt>();
        for (int count = 0; count < 65_535; count++) {
            all.add(publish(IMPOSSIBLE, 2));
        }

        outflow.answered(PacketKind.PUBCOMP, 1, 0, NOTHING);

        assertThat(all).allMatch(receipt -> receipt.outcomes().equals(List.of(REFUSED)));
    }

    @Test
    void usesUpNoNumberForAFilterThatCannotBeWritten() {
        for (int count = 0; count < 65_535; count++) {
            assertThatThrownBy(() -> outflow.unsubscribe(List.of(IMPOSSIBLE)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(outflow.unsubscribe(List.of("a"))).isNotDone();
    }

    @Test
    void usesUpNoAliasForWhatCannotBeWritten() {
        outflow.begin(1);
        publish(IMPOSSIBLE, 0);

        publish("a", 0);

        assertThat(said()).isEqualTo("30080001610323000101");
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
