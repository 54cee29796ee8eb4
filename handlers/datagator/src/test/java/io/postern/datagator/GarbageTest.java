package io.postern.datagator;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.message.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Payloads and topics that no sensor would send. */
class GarbageTest {

    private static final int ROUNDS = 100_000;
    private static final List<Json> VALUES =
            List.of(
                    Json.NULL,
                    Json.of(true),
                    Json.of(""),
                    Json.of("\n\0\ud83d"),
                    Json.of("x".repeat(10_000)),
                    new JsonNumber("-1e999"),
                    JsonObject.EMPTY,
                    new JsonArray(List.of(Json.of(1))));
    private static final List<String> NAMES =
            List.of(
                    "",
                    "MAC",
                    "id",
                    "time",
                    "datagator_id",
                    "VMC_RAW",
                    "mac",
                    "\n",
                    "y".repeat(999));
    private static final List<String> TOPICS = List.of("", "/", "//", "a", "///a", "a/\n/b/c/d");

    private static final Map<String, Sensor> SENSORS = SensorTable.known();

    private final Random random = new Random(36);
    private final DatagatorBench bench = new DatagatorBench();

    @Test
    void comesOutWithItsFieldsOrIsRefusedInWords() throws Exception {
        var vectors = DatagatorVector.all();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var vector = any(vectors);
            var payload = mutated(vector.payload());
            var topic = random.nextInt(4) == 0 ? any(TOPICS) : vector.topic();
            try {
                passesWithAllItsFields(vector.type(), topic, payload);
            } catch (UnreadableException e) {
                refused++;
                assertThat(e.getMessage()).startsWith(vector.type() + ": expected ");
                assertThat(e.getMessage().length()).isLessThan(2_000);
            }
        }

        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
        assertThat(bench.warnings).hasSizeLessThanOrEqualTo(Warnings.MOST + 1);
    }

    private void passesWithAllItsFields(String type, String topic, JsonObject payload)
            throws Exception {
        var draft = bench.handle(type, topic, payload);

        var content = draft.content();
        assertThat(content.text("id"))
                .isEqualTo(draft.id())
                .hasValueSatisfying(id -> assertThat(id).isNotBlank());
        for (var part : SENSORS.get(type).fields()) {
            if (part.source() instanceof PartSource.Field field) {
                assertThat(content.field(part.name())).isEqualTo(payload.field(field.name()));
            }
        }
    }

    private JsonObject mutated(JsonObject payload) {
        var mutated = payload;
        for (int left = random.nextInt(4); left > 0; left--) {
            var names = new ArrayList<>(payload.fields().keySet());
            names.addAll(NAMES);
            var name = any(names);
            mutated =
                    random.nextInt(3) == 0
                            ? mutated.without(name)
                            : mutated.with(name, any(VALUES));
        }
        return mutated;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
