package io.postern.benchlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import io.postern.api.message.Origin;
import io.postern.api.message.UnreadableException;
import io.postern.api.testing.TestEnvelope;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What no device and no person would send: a message comes of it, or a refusal in words. */
class GarbageTest {

    private static final int ROUNDS = 50_000;
    private static final List<String> FUNCTIONS =
            List.of(
                    BenchlabHandler.TRANSLATE_SENSORS,
                    BenchlabHandler.DEVICE_INFO,
                    BenchlabHandler.PRESS_BUTTON);
    private static final List<Json> VALUES =
            List.of(
                    Json.NULL,
                    Json.of(true),
                    Json.of(""),
                    Json.of("\n\0\ud83d"),
                    Json.of("x".repeat(10_000)),
                    Json.of("power"),
                    Json.of("resett"),
                    Json.of(BenchlabBench.UID),
                    Json.of(16),
                    Json.of(17),
                    Json.of(238),
                    Json.of(0.5),
                    Json.of("AAAA"),
                    new JsonNumber("-1e999"),
                    new JsonNumber("1" + "0".repeat(1_000)),
                    JsonObject.EMPTY,
                    new JsonArray(List.of(Json.of(1))));
    private static final List<String> NAMES =
            List.of(
                    "",
                    "value",
                    "button",
                    "duration",
                    "duratoin",
                    "uid",
                    "port",
                    "vendor",
                    "product",
                    "firmware",
                    "\n",
                    "y".repeat(999));
    private static final List<String> TOPICS =
            List.of(
                    "",
                    "/",
                    "//",
                    "a/\n/b",
                    "b/" + BenchlabBench.UID + "/button",
                    "z".repeat(60_000));
    private static final List<String> PRODUCTS = List.of("16", "16", "17", "", "18", "\n");

    private final List<BenchlabVector> vectors = BenchlabVector.all();
    private final Random random = new Random(4);
    private final BenchlabBench bench = new BenchlabBench(Map.of());
    private int passed;
    private int refused;

    private void passesOrIsRefusedInWords(String function, Envelope message) throws Exception {
        try {
            bench.all(function, message).forEach(draft -> assertThat(draft.content()).isNotNull());
            passed++;
        } catch (UnreadableException e) {
            refused++;
            assertThat(e.getMessage()).contains("expected ").doesNotContain("\n", "\0");
            assertThat(e.getMessage().length()).isLessThan(1_000);
        }
    }

    @Test
    void anyBytes() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var bytes = random.nextInt(3) == 0 ? noise() : damaged();
            var words = Map.of("device.uid", BenchlabBench.UID, "device.product", any(PRODUCTS));

            passesOrIsRefusedInWords(
                    BenchlabHandler.TRANSLATE_SENSORS, BenchlabBench.answer(bytes, words));
        }

        assertThat(passed).isGreaterThan(ROUNDS / 10);
        assertThat(refused).isGreaterThan(ROUNDS / 10);
    }

    @Test
    void anyContent() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var origin =
                    new Origin(
                            "c",
                            "a",
                            any(TOPICS),
                            random.nextInt(9) == 0,
                            Map.of("device.uid", any(TOPICS)));
            var message = TestEnvelope.of("t", content()).withTime(any(TOPICS)).withOrigin(origin);

            passesOrIsRefusedInWords(any(FUNCTIONS), message);
        }

        assertThat(passed).isPositive();
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    private byte[] noise() {
        var bytes = new byte[random.nextInt(2) == 0 ? 216 : random.nextInt(500)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] damaged() {
        var bytes = any(vectors).bytes();
        for (int left = random.nextInt(4); left > 0; left--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private JsonObject content() {
        var content = JsonObject.builder();
        for (int left = random.nextInt(8); left > 0; left--) {
            content.put(any(NAMES), any(VALUES));
        }
        return content.build();
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
