package io.postern.mqtt.wire;

import static io.postern.mqtt.wire.WireBytes.all;
import static io.postern.mqtt.wire.WireBytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mqtt.broker.Announcement;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.SessionOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectPacketTest {

    private static final Announcement GONE =
            new Announcement(
                    "state",
                    "gone".getBytes(StandardCharsets.UTF_8),
                    1,
                    true,
                    Duration.ofSeconds(5));
    private static final ClientIdentity FARM = ClientIdentity.passing("farm");
    private static final Login SOMEBODY = login("bär", "geheim");

    @Test
    void saysLittleInTheOldVersion() {
        assertThat(written(MqttVersion.V3_1_1, FARM, Login.NONE))
                .isEqualTo(bytes("10 10 0004 4D515454 04 02 003C 0004 6661726D"));
    }

    @Test
    void saysWhatItTakesInTheNewVersion() {
        assertThat(written(MqttVersion.V5, FARM, Login.NONE))
                .isEqualTo(
                        bytes(
                                "10 21 0004 4D515454 05 02 003C",
                                "10 11 00000000 21 03E8 27 00989680 22 0010",
                                "0004 6661726D"));
    }

    @Test
    void saysAllInTheOldVersion() {
        var all = new ClientIdentity("farm", false, Duration.ofDays(7), Optional.of(GONE));

        assertThat(written(MqttVersion.V3_1_1, all, SOMEBODY))
                .isEqualTo(
                        bytes(
                                "10 2B 0004 4D515454 04 EC 003C",
                                "0004 6661726D",
                                "0005 7374617465 0004 676F6E65",
                                "0004 62C3A472 0006 67656865696D"));
    }

    @Test
    void saysAllInTheNewVersion() {
        var all = new ClientIdentity("farm", false, Duration.ofDays(7), Optional.of(GONE));

        assertThat(written(MqttVersion.V5, all, SOMEBODY))
                .isEqualTo(
                        bytes(
                                "10 42 0004 4D515454 05 EC 003C",
                                "10 11 00093A80 21 03E8 27 00989680 22 0010",
                                "0004 6661726D",
                                "05 18 00000005 0005 7374617465 0004 676F6E65",
                                "0004 62C3A472 0006 67656865696D"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0, false, false, false, 06",
        "true, 2, false, false, false, 16",
        "false, 2, true, false, false, 34",
        "true, 1, false, true, false, 8E",
        "false, 0, true, true, true, E4",
    })
    void tellsByItsFlagsWhatFollows(
            boolean clean, int qos, boolean retain, boolean name, boolean word, String flags) {
        var will = new Announcement("state", new byte[0], qos, retain, Duration.ZERO);
        var identity = new ClientIdentity("farm", clean, Duration.ZERO, Optional.of(will));
        var login =
                new Login(
                        name ? Optional.of("me") : Optional.empty(),
                        word ? Optional.of("word") : Optional.empty());

        for (var version : MqttVersion.values()) {
            assertThat(written(version, identity, login)[9]).isEqualTo(bytes(flags)[0]);
        }
    }

    /** Its brokers end a connection that says a password alone; those of MQTT 5 take a token so. */
    @Test
    void saysAPasswordAloneInTheNewVersionOnly() {
        var token = new Login(Optional.empty(), Optional.of("word"));

        assertThat(written(MqttVersion.V3_1_1, FARM, token))
                .isEqualTo(written(MqttVersion.V3_1_1, FARM, Login.NONE));
        assertThat(written(MqttVersion.V5, FARM, token)[9]).isEqualTo(bytes("42")[0]);
    }

    @Test
    void hasNoMoreSecondsThanThereAreOnTheWire() {
        var forEver = new ClientIdentity("a", false, Duration.ofDays(100_000), Optional.empty());
        var lateWill =
                FARM.withWill(
                        Optional.of(
                                new Announcement(
                                        "b", new byte[0], 0, false, Duration.ofDays(100_000))));

        assertThat(written(MqttVersion.V5, forEver, Login.NONE))
                .containsSequence(0x11, -1, -1, -1, -1);
        assertThat(written(MqttVersion.V5, lateWill, Login.NONE))
                .containsSequence(0x18, -1, -1, -1, -1);
    }

    @Test
    void takesTheLimitsOfWhatIsAgreed() {
        var most = session(MqttVersion.V5, Duration.ofSeconds(65_535), 65_535, 268_435_460, 65_535);
        var least = session(MqttVersion.V5, Duration.ZERO, 1, 1_000, 0);

        assertThat(written(most, FARM, Login.NONE))
                .isEqualTo(
                        bytes(
                                "10 21 0004 4D515454 05 02 FFFF",
                                "10 11 00000000 21 FFFF 27 10000004 22 FFFF",
                                "0004 6661726D"));
        assertThat(written(least, FARM, Login.NONE))
                .isEqualTo(
                        bytes(
                                "10 21 0004 4D515454 05 02 0000",
                                "10 11 00000000 21 0001 27 000003E8 22 0000",
                                "0004 6661726D"));
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingWhereItCannotBeWritten(MqttVersion version) {
        var writer = new MqttWriter(version, () -> {});
        var session = usual(version);

        assertThatThrownBy(() -> writer.connect(FARM, login("a\0b", "word"), session))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MQTT has no texts with a NUL");
        assertThatThrownBy(() -> writer.connect(FARM, login("me", "x".repeat(65_536)), session))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected at most 65535 bytes in a text, found 65536");

        assertThat(writer.taken().hasRemaining()).isFalse();
    }

    private static byte[] written(MqttVersion version, ClientIdentity identity, Login login) {
        return written(usual(version), identity, login);
    }

    private static byte[] written(SessionOptions session, ClientIdentity identity, Login login) {
        var writer = new MqttWriter(session.version(), () -> {});
        writer.connect(identity, login, session);
        return all(writer.taken());
    }

    private static Login login(String name, String word) {
        return new Login(Optional.of(name), Optional.of(word));
    }

    private static SessionOptions usual(MqttVersion version) {
        return session(version, Duration.ofSeconds(60), 1_000, 10_000_000, 16);
    }

    private static SessionOptions session(
            MqttVersion version,
            Duration keepAlive,
            int receiveMaximum,
            int maximumPacket,
            int topicAliases) {
        return new SessionOptions(
                version,
                "other",
                keepAlive,
                Duration.ofDays(1),
                false,
                receiveMaximum,
                maximumPacket,
                topicAliases,
                100,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Optional.empty(),
                Optional.empty());
    }
}
