package io.postern.app.mqtt;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonFlag;
import io.postern.api.json.JsonObject;
import io.postern.testing.mqtt.ReceivedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a sensor sends, and what the gateway that it was made for made of it. */
record SensorVector(
        String type, String topic, JsonObject payload, boolean complete, JsonObject expected) {

    private static final Path FILE =
            Path.of("../handlers/datagator/src/test/resources")
                    .resolve("io/postern/datagator/datagator-vectors.json");

    static List<SensorVector> all() {
        try {
            var vectors = (JsonArray) Json.read(Files.readAllBytes(FILE));
            return vectors.values().stream().map(each -> of((JsonObject) each)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SensorVector of(JsonObject vector) {
        return new SensorVector(
                vector.text("message_type").orElseThrow(),
                vector.text("topic").orElseThrow(),
                (JsonObject) vector.field("payload").orElseThrow(),
                ((JsonFlag) vector.field("complete").orElseThrow()).value(),
                (JsonObject) ((JsonArray) vector.field("expected").orElseThrow()).values().get(0));
    }

    static JsonObject parse(String json) {
        return (JsonObject) Json.read(json.getBytes(StandardCharsets.UTF_8));
    }

    boolean isAnsweredBy(ReceivedMessage received) {
        return received.topic().equals(type)
                && parse(received.payload()).text("id").equals(expected.text("msg_id"));
    }

    JsonObject content(String time) {
        var content = (JsonObject) expected.field("msg_content").orElseThrow();
        return parse(content.toString().replace("<time>", time));
    }

    @Override
    public String toString() {
        return topic + " " + payload;
    }
}
