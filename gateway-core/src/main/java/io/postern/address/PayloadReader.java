package io.postern.address;

import io.postern.api.json.Json;
import io.postern.api.json.JsonException;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Payload;
import io.postern.api.message.UnreadableException;
import io.postern.api.text.Quote;
import io.postern.config.plan.PayloadKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads a payload's bytes as content. A bare value becomes {@code {"value": …}}. */
public final class PayloadReader {

    static final String VALUE = "value";

    private PayloadReader() {}

    public static Payload.Reader of(PayloadKind kind) {
        return switch (kind) {
            case JSON -> PayloadReader::json;
            case TEXT -> bytes -> value(Json.of(text(bytes)));
            case NUMBER -> PayloadReader::number;
            case BYTES -> bytes -> value(Json.of(Base64.getEncoder().encodeToString(bytes)));
        };
    }

    /** An empty payload is a message with null content: it clears a retained one. */
    private static JsonObject json(byte[] bytes) {
        if (bytes.length == 0) {
            return JsonObject.EMPTY;
        }
        try {
            var value = Json.read(bytes);
            return value instanceof JsonObject object ? object : value(value);
        } catch (JsonException e) {
            throw new UnreadableException(e.getMessage());
        }
    }

    private static JsonObject number(byte[] bytes) {
        var word = text(bytes).strip();
        try {
            return word.isEmpty() ? JsonObject.EMPTY : value(new JsonNumber(word));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("payload: expected a number, found " + Quote.of(word));
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("payload: expected text in UTF-8, found other bytes");
        }
    }

    private static JsonObject value(Json value) {
        return JsonObject.EMPTY.with(VALUE, value);
    }
}
