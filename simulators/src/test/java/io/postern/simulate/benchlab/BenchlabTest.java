package io.postern.simulate.benchlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.simulate.benchlab.RackPlan.Product;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchlabTest {

    private final List<SimulatedPress> presses = new ArrayList<>();
    private final Benchlab device = device(Product.BENCHLAB);

    @Test
    void saysWelcome() {
        assertThat(ask("00")).isEqualTo("BENCHLAB\0".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void saysItsUid() {
        assertThat(ask("0D")).isEqualTo(SimulatedUid.of(7, 1).bytes()).hasSize(12);
    }

    @Test
    void saysWhoMadeIt() {
        assertThat(hex(ask("0E"))).isEqualTo("ee1001");
    }

    @Test
    void theSecondProductSaysSoAndReadsNoSensors() {
        var second = device(Product.BENCHLAB_2);

        assertThat(hex(ask(second, "0E"))).isEqualTo("ee1101");
        assertThat(ask(second, "01")).isEmpty();
        assertThat(second.readings()).isZero();
    }

    @Test
    void keepsItsName() {
        assertThat(text(ask("03"))).isEqualTo("BENCHLAB 1").hasSize(10);

        var written = Arrays.copyOf("Rig 7".getBytes(StandardCharsets.US_ASCII), 32);
        assertThat(ask("04" + hex(written))).isEmpty();

        assertThat(ask("03")).isEqualTo(written);
    }

    @Test
    void keepsTheSettingsOfAFanAndOfNoOther() {
        var before = ask("050101");
        var settings = "010203040506070809101112";

        assertThat(ask("060102" + settings)).isEmpty();

        assertThat(hex(ask("050102"))).isEqualTo(settings);
        assertThat(ask("050101")).isEqualTo(before).hasSize(12);
        assertThat(ask("050002")).isEqualTo(before);
    }

    @Test
    void keepsTheSettingsOfItsLamps() {
        assertThat(ask("0801" + "0a0b0c0d0e0f")).isEmpty();

        assertThat(hex(ask("0701"))).isEqualTo("0a0b0c0d0e0f");
        assertThat(ask("0700")).hasSize(6).isNotEqualTo(ask("0701"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"050300", "050009", "05ffff", "0702", "07ff"})
    void answersNothingForWhatItDoesNotHave(String command) {
        assertThat(ask(command)).isEmpty();
        assertThat(ask("00")).hasSize(9);
    }

    @ParameterizedTest
    @CsvSource({
        "0201000105, power button pressed for 0.5 s",
        "020101010A, reset button pressed for 1.0 s",
        "02010201FF, other button pressed for 25.5 s",
        "0201000000, power button let go"
    })
    void pressesItsButtons(String command, String said) {
        assertThat(ask(command)).isEmpty();

        assertThat(presses).hasToString("[" + said + "]");
    }

    @Test
    void knowsHowLongAButtonIsPressed() {
        ask("0201000105");

        assertThat(presses)
                .containsExactly(
                        new SimulatedPress(
                                SimulatedPress.Button.POWER, true, Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0200000105", "0202000105", "0201030105", "0201ff0105"})
    void noOtherActionPressesAButton(String command) {
        ask(command);

        assertThat(presses).isEmpty();
        assertThat(ask("00")).hasSize(9);
    }

    @Test
    void answersEachOfManyCommandsInOnePiece() {
        assertThat(ask("000D0E00")).hasSize(9 + 12 + 3 + 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"09", "0A", "0B", "0C", "0F", "10", "42", "FE", "FF"})
    void ignoresWhatIsNoCommand(String unknown) {
        assertThat(ask(unknown)).isEmpty();
        assertThat(device.isInsideCommand()).isFalse();
    }

    @Test
    void halfACommandIsForgotten() {
        ask("0201");
        assertThat(device.isInsideCommand()).isTrue();

        device.startAfresh();

        assertThat(device.isInsideCommand()).isFalse();
        assertThat(ask("00")).hasSize(9);
        assertThat(presses).isEmpty();
    }

    @Test
    void livesThroughGarbage() {
        var random = new Random(3);
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(device.feed((byte) random.nextInt()).length).isLessThanOrEqualTo(216);
        }
        device.startAfresh();

        assertThat(ask("00")).hasSize(9);
    }

    private byte[] ask(String command) {
        return ask(device, command);
    }

    private static byte[] ask(Benchlab device, String command) {
        var answer = new ByteArrayOutputStream();
        for (var next : HexFormat.of().parseHex(command)) {
            answer.writeBytes(device.feed(next));
        }
        return answer.toByteArray();
    }

    private Benchlab device(Product product) {
        return new Benchlab(
                product,
                SimulatedUid.of(7, 1),
                "BENCHLAB 1",
                new SimulatedSensors(7, false),
                presses::add);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(byte[] padded) {
        return new String(padded, StandardCharsets.US_ASCII).replace("\0", "");
    }
}
