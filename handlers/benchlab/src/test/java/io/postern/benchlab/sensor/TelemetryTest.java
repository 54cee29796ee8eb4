package io.postern.benchlab.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.benchlab.BenchlabVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TelemetryTest {

    static List<BenchlabVector> vectors() {
        return BenchlabVector.all();
    }

    private static JsonObject content(Naming naming, byte[] bytes) {
        var content = JsonObject.builder();
        new Telemetry(naming, ChipScale.TENTHS).append(new SensorAnswer(bytes), content);
        return content.build();
    }

    private static byte[] changed(int offset, int value) {
        var bytes = BenchlabVector.all().get(0).bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(offset, (short) value);
        return bytes;
    }

    private static byte[] powers(int cpu, int graphics, int mainboard) {
        var bytes = ByteBuffer.allocate(SensorAnswer.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(56, cpu).putInt(56 + 6 * 12, graphics).putInt(56 + 2 * 12, mainboard);
        return bytes.array();
    }

    @Test
    void thereAreTwelveVectors() {
        assertThat(BenchlabVector.all()).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void vectorsComeOutToTheLetter(BenchlabVector vector) {
        var content = content(Naming.CLASSIC, vector.bytes());

        assertThat(content).hasToString(vector.expected().toString());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theNewNamesChangeNothingElse(BenchlabVector vector) {
        var content = content(Naming.NEW, vector.bytes());

        assertThat(content)
                .hasToString(vector.expected().toString().replace("Temp_Sensor_", "TS_"));
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 1000.0",
        "10001, null",
        "-10000, -1000.0",
        "-10001, null",
        "-32768, null",
        "32767, null",
        "-1, -0.1",
        "0, 0.0",
        "200, 20.0"
    })
    void anUnpluggedSensorIsNull(int tenths, String written) {
        var content = content(Naming.NEW, changed(32, tenths));

        assertThat(content.field("TS_1").map(Json::toString)).contains(written);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 200, -300, 5.551115123125783e-17",
        "0, 0, 0, 0.0",
        "1000, 2000, 4000, 7.0",
        "2147483647, 2147483647, 2147483647, 6442450.941",
        "-2147483648, 0, 0, -2147483.648",
        "1401728, 1936435, 1459040, 4797.2029999999995",
    })
    void sumsAreWrittenAsPythonWritesThem(int cpu, int graphics, int mainboard, String sum) {
        var content = content(Naming.CLASSIC, powers(cpu, graphics, mainboard));

        assertThat(content.field("SYS_Power").map(Json::toString)).contains(sum);
    }

    @Test
    void refusesAnotherLength() {
        assertThatThrownBy(() -> new SensorAnswer(new byte[100]))
                .hasMessage("expected 216 bytes, found 100");
    }
}
