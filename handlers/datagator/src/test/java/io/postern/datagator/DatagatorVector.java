package io.postern.datagator;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonFlag;
import io.postern.api.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a sensor sent and what came of it in the gateway that the sensors were made for.
 *
 * @param complete whether the payload has every field its sensor should have
 */
record DatagatorVector(
        String type,
        String topic,
        JsonObject payload,
        boolean complete,
        List<JsonObject> expected) {

    static List<DatagatorVector> all() {
        return ((JsonArray) Json.read(text()))
                .values().stream().map(each -> of((JsonObject) each)).toList();
    }

    private static DatagatorVector of(JsonObject vector) {
        return new DatagatorVector(
                vector.text("message_type").orElseThrow(),
                vector.text("topic").orElseThrow(),
                (JsonObject) vector.field("payload").orElseThrow(),
                ((JsonFlag) vector.field("complete").orElseThrow()).value(),
                ((JsonArray) vector.field("expected").orElseThrow())
                        .values().stream().map(JsonObject.class::cast).toList());
    }

    private static String text() {
        try (var file = DatagatorVector.class.getResourceAsStream("datagator-vectors.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return topic + " " + payload;
    }
}
