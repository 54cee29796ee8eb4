package io.postern.benchlab;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What a device answered, and the JSON that its own publisher makes of it. */
public record BenchlabVector(String hex, JsonObject expected) {

    public static List<BenchlabVector> all() {
        return ((JsonArray) Json.read(text()))
                .values().stream().map(each -> of((JsonObject) each)).toList();
    }

    private static BenchlabVector of(JsonObject vector) {
        return new BenchlabVector(
                vector.text("raw_hex").orElseThrow(),
                (JsonObject) vector.field("expected").orElseThrow());
    }

    /** A fresh copy. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    private static String text() {
        try (var file = BenchlabVector.class.getResourceAsStream("benchlab-vectors.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
