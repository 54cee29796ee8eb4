package io.postern.content;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import java.util.ArrayList;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Builds values from tokens. The parser bounds the depth, so calling itself is safe. */
final class JsonReader {

    private final JsonParser parser;
    private final byte[] bytes;
    private final int start;

    JsonReader(JsonParser parser, byte[] bytes, int start) {
        this.parser = parser;
        this.bytes = bytes;
        this.start = start;
    }

    Json value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new JsonText(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            default -> Json.NULL;
        };
    }

    private JsonObject object() {
        var fields = JsonObject.builder();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            if (fields.has(name)) {
                throw ReadFault.at(
                        "each field once",
                        bytes,
                        start + (int) parser.currentTokenLocation().getByteOffset());
            }
            fields.put(name, value(parser.nextToken()));
        }
        return fields.build();
    }

    private JsonArray array() {
        var values = new ArrayList<Json>();
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            values.add(value(token));
        }
        return new JsonArray(values);
    }
}
