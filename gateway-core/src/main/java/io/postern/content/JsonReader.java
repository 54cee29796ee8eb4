package io.postern.content;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Builds values from tokens. The parser bounds the depth, so calling itself is safe. */
final class JsonReader {

    /** So many bytes have no room for too many different names. */
    private static final int FEW_NAMES = 6 * JsonCodec.NAMES;

    private final JsonParser parser;
    private final byte[] bytes;
    private final int start;
    private final Set<String> names;

    JsonReader(JsonParser parser, byte[] bytes, int start) {
        this.parser = parser;
        this.bytes = bytes;
        this.start = start;
        this.names = bytes.length > FEW_NAMES ? new HashSet<>() : Set.of();
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
                throw ReadFault.at("each field once", bytes, offset());
            }
            count(name);
            fields.put(name, value(parser.nextToken()));
        }
        return fields.build();
    }

    /** The parser finds a name among very many slowly. */
    private void count(String name) {
        if (bytes.length > FEW_NAMES && names.add(name) && names.size() > JsonCodec.NAMES) {
            throw ReadFault.more(
                    "at most " + JsonCodec.NAMES + " different field names", bytes, offset());
        }
    }

    /** Where the parser is, among all bytes. */
    int offset() {
        return start + (int) parser.currentTokenLocation().getByteOffset();
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
