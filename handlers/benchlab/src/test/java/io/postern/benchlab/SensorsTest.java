package io.postern.benchlab;

import static io.postern.benchlab.BenchlabHandler.TRANSLATE_SENSORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.ParsedJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensorsTest {

    private static final String NAME =
            "BENCHLAB \"" + BenchlabBench.UID + "\" at \"/dev/ttyACM0\": ";

    private final BenchlabBench bench = new BenchlabBench(Map.of());
    private final BenchlabVector vector = BenchlabVector.all().get(3);

    static List<BenchlabVector> vectors() {
        return BenchlabVector.all();
    }

    private TestEnvelope message() {
        return BenchlabBench.answer(vector.bytes(), BenchlabBench.ORIGINAL);
    }

    private String refusal(byte[] bytes, Map<String, String> words) {
        return bench.refusal(TRANSLATE_SENSORS, BenchlabBench.answer(bytes, words));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void speaksAsTheFirstPublisher(BenchlabVector vector) throws Exception {
        var message = BenchlabBench.answer(vector.bytes(), BenchlabBench.ORIGINAL);

        var draft = bench.one(TRANSLATE_SENSORS, message);

        assertThat(draft.content())
                .hasToString(
                        "{\"timestamp\":1715817600.0," + vector.expected().toString().substring(1));
        assertThat(draft.id()).contains(BenchlabBench.UID);
        assertThat(draft.type()).isEqualTo("benchlab_sensors");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void speaksAsTheNewerPublisher(BenchlabVector vector) throws Exception {
        var newer = new BenchlabBench(Map.of("tool", "v3"));
        var bytes = vector.bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(30, (short) 42);
        var message =
                BenchlabBench.answer(bytes, BenchlabBench.ORIGINAL)
                        .withTime("2024-05-16T00:00:00.123999");

        var draft = newer.one(TRANSLATE_SENSORS, message);

        assertThat(draft.content())
                .hasToString(
                        "{\"timestamp\":1715817600123,"
                                + vector.expected()
                                        .toString()
                                        .substring(1)
                                        .replaceFirst("\"Chip_Temp\":[0-9.]+", "\"Chip_Temp\":42")
                                        .replace("Temp_Sensor_", "TS_"));
    }

    /** The names of the first one, the milliseconds and the chip of the newer ones. */
    @Test
    void speaksAsThePublisherBetweenThem() throws Exception {
        var between =
                new BenchlabBench(Map.of("tool", "v3", "naming", "classic", "info", "classic"));
        var bytes = vector.bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(30, (short) 42);

        var content =
                between.one(TRANSLATE_SENSORS, BenchlabBench.answer(bytes, BenchlabBench.ORIGINAL))
                        .content();

        assertThat(content.fields()).containsKey("Temp_Sensor_4");
        assertThat(content.field("timestamp").map(Object::toString)).contains("1715817600000");
        assertThat(content.field("Chip_Temp").map(Object::toString)).contains("42");
    }

    @Test
    void eachSettingComesBeforeTheTools() throws Exception {
        var mixed =
                new BenchlabBench(
                        Map.of(
                                "tool",
                                "v3",
                                "naming",
                                "classic",
                                "timestamp",
                                "seconds",
                                "chip_temp",
                                "tenths"));

        var content = mixed.one(TRANSLATE_SENSORS, message()).content();

        assertThat(content).hasToString(bench.one(TRANSLATE_SENSORS, message()).content() + "");
    }

    @Test
    void theNewNamesGoWithTheOldTimestamp() throws Exception {
        var mixed = new BenchlabBench(Map.of("naming", "new"));

        var content = mixed.one(TRANSLATE_SENSORS, message()).content();

        assertThat(content.fields()).containsKey("TS_4").doesNotContainKey("Temp_Sensor_4");
        assertThat(content.field("timestamp").map(Object::toString)).contains("1715817600.0");
    }

    @Test
    void theTimestampMayBeLeftAway() throws Exception {
        var without = new BenchlabBench(Map.of("timestamp", "none"));

        var draft = without.one(TRANSLATE_SENSORS, message());

        assertThat(draft.content()).hasToString(vector.expected().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "2009-02-13T23:31:30.123000, 1234567890.123",
        "2024-05-16T00:00:00.000001, 1715817600.000001",
        "2024-05-16T00:00:00.120000, 1715817600.12",
        "1970-01-01T00:00:00.000000, 0.0",
        "2024-05-16T02:00:00+02:00, 1715817600.0",
    })
    void secondsHaveTheirDecimals(String time, String written) throws Exception {
        var draft = bench.one(TRANSLATE_SENSORS, message().withTime(time));

        assertThat(draft.content().field("timestamp").map(Object::toString)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1715817600", "2024-05-16", "2024-05-16T00:00:00 UTC"})
    void refusesAnotherTime(String time) {
        assertThat(bench.refusal(TRANSLATE_SENSORS, message().withTime(time)))
                .isEqualTo(
                        NAME
                                + "expected a time such as 2024-05-16T00:00:00.000000, found \""
                                + time
                                + "\"");
    }

    @Test
    void refusesATimeBeyondAllCounting() {
        var newer = new BenchlabBench(Map.of("timestamp", "milliseconds"));
        var late = message().withTime("+999999999-12-31T23:59:59");

        assertThat(newer.refusal(TRANSLATE_SENSORS, late)).contains("expected a time such as");
    }

    @Test
    void readsBytesThatCameAsContent() throws Exception {
        var base64 = Base64.getEncoder().encodeToString(vector.bytes());
        var message =
                TestEnvelope.of("benchlab_sensors", JsonObject.EMPTY.with("value", base64))
                        .withOrigin(message().origin());

        var draft = bench.one(TRANSLATE_SENSORS, message);

        assertThat(draft.content()).isEqualTo(bench.one(TRANSLATE_SENSORS, message()).content());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|none",
                "{'value': 'a*b'}|text \"a*b\"",
                "{'value': 7}|number 7",
                "{'value': null}|null null"
            })
    void refusesContentWithoutBytes(String content, String found) {
        var message =
                TestEnvelope.of("benchlab_sensors", ParsedJson.object(content))
                        .withOrigin(message().origin());

        assertThat(bench.refusal(TRANSLATE_SENSORS, message))
                .isEqualTo(
                        NAME
                                + "expected the answer's bytes in Base64 as \"value\", found "
                                + found);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 215, 217, 432, 10_000})
    void refusesAnotherLength(int length) {
        assertThat(refusal(new byte[length], BenchlabBench.ORIGINAL))
                .isEqualTo(NAME + "expected 216 bytes, found " + length);
    }

    @Test
    void refusesWhatNoDeviceCanMeasure() {
        assertThat(refusal(new byte[216], BenchlabBench.ORIGINAL))
                .isEqualTo(NAME + "Vdd: expected 1 to 6 V, found 0.0");
    }

    @Test
    void guessesNothingOfABenchlab2() {
        var words = Map.of("device.uid", BenchlabBench.UID, "device.product", "17");

        assertThat(refusal(vector.bytes(), words))
                .isEqualTo(
                        NAME
                                + "expected the sensors of product 16 (BENCHLAB), found those of"
                                + " product 17 (BENCHLAB 2): how these are laid out is not known,"
                                + " so nothing is guessed; ask only devices with \"product\":"
                                + " \"16\"");
    }

    @Test
    void refusesAnUnknownProduct() {
        assertThat(refusal(vector.bytes(), Map.of("device.product", "0x12")))
                .isEqualTo(
                        "BENCHLAB at \"/dev/ttyACM0\": expected product 16 (BENCHLAB), found"
                                + " product \"0x12\"");
    }

    @Test
    void aDeviceThatNobodyKnowsHasNoId() throws Exception {
        var draft = bench.one(TRANSLATE_SENSORS, BenchlabBench.answer(vector.bytes(), Map.of()));

        assertThat(draft.id()).isEmpty();
        assertThat(draft.content().fields()).hasSize(vector.expected().fields().size() + 1);
    }
}
