package io.postern.benchlab.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.benchlab.BenchlabVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SensorLimitsTest {

    private final ByteBuffer answer =
            ByteBuffer.wrap(BenchlabVector.all().get(0).bytes()).order(ByteOrder.LITTLE_ENDIAN);

    static List<BenchlabVector> vectors() {
        return BenchlabVector.all();
    }

    private String objection() {
        return SensorLimits.objection(new SensorAnswer(answer.array()), ChipScale.TENTHS)
                .orElse("none");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void noVectorIsAbsurd(BenchlabVector vector) {
        assertThat(SensorLimits.objection(new SensorAnswer(vector.bytes()), ChipScale.TENTHS))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "26|999|Vdd: expected 1 to 6 V, found 0.999",
                "26|1000|none",
                "26|6000|none",
                "26|6001|Vdd: expected 1 to 6 V, found 6.001",
                "28|6001|Vref: expected 0 to 6 V, found 6.001",
                "30|-1001|Chip_Temp: expected -100 to 200 °C, found -100.1",
                "30|32767|Chip_Temp: expected -100 to 200 °C, found 3276.7",
                "40|2001|Ambient_Temp: expected -100 to 200 °C, found 200.1",
                "42|1201|Humidity: expected -10 to 120 %, found 120.1",
                "42|-101|Humidity: expected -10 to 120 %, found -10.1",
                "32|32767|none",
                "0|32767|none",
            })
    void saysWhatNoDeviceCanMeasure(int offset, int value, String why) {
        answer.putShort(offset, (short) value);

        assertThat(objection()).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "52|1000001|EPS1_Current: expected -1000 to 1000 A, found 1000.001",
                "112|-10000001|12V_Current: expected -1000 to 1000 A, found -10000.001",
                "116|10000001|12V_Power: expected -10000 to 10000 W, found 10000.001",
                "116|10000000|none",
                "176|-2147483648|HPWR2_Power: expected -10000 to 10000 W, found -2147483.648",
            })
    void saysWhatNoConnectorCanCarry(int offset, int value, String why) {
        answer.putInt(offset, value);

        assertThat(objection()).isEqualTo(why);
    }

    @Test
    void saysWhatAChipInWholeDegreesCannotMeasure() {
        answer.putShort(30, (short) 201);

        assertThat(SensorLimits.objection(new SensorAnswer(answer.array()), ChipScale.DEGREES))
                .contains(
                        "Chip_Temp: expected -100 to 200 °C, found 201 (\"chip_temp\": \"tenths\""
                                + " would read it in tenths)");
    }

    @Test
    void asksNothingOfAnUnpluggedSensorOfTheAir() {
        answer.putShort(40, (short) 0x7fff).putShort(42, (short) 0x7fff);

        assertThat(objection()).isEqualTo("none");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void anAnswerThatStartsAByteLateIsAbsurd(BenchlabVector vector) {
        var late = Arrays.copyOfRange(vector.bytes(), 1, SensorAnswer.LENGTH + 1);

        assertThat(SensorLimits.objection(new SensorAnswer(late), ChipScale.TENTHS)).isPresent();
    }
}
