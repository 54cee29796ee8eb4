package io.postern.content;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.UnreadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Reads JSON from the wire within bounds: UTF-8 only, digit for digit. Any thread may call it. */
public final class JsonCodec {

    static final int DEPTH = 64;
    static final int DOCUMENT = 16 * 1024 * 1024;
    static final int TEXT = 8 * 1024 * 1024;
    static final int NUMBER = 1_000;
    // the parser remembers thousands of names, so that they are few bytes together
    static final int NAME = 1_000;
    static final int NAMES = 10_000;

    /** What is read may weigh so much: several at once must fit into the heap. */
    private static final long MOST_WEIGHT = Runtime.getRuntime().maxMemory() / 16;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    // a carrier's threads live long: their buffers may stay with them
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    // a guess at UTF-16 would read what no other reader of the message reads
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH)
                                    .maxStringLength(TEXT)
                                    .maxNumberLength(NUMBER)
                                    .maxNameLength(NAME)
                                    .build())
                    .build();

    private JsonCodec() {}

    /**
     * Reads one value; nothing may follow it.
     *
     * @throws UnreadableException saying what was expected, what was found, and where
     */
    public static Json read(byte[] bytes) {
        return read(bytes, MOST_WEIGHT);
    }

    static Json read(byte[] bytes, long mostWeight) {
        if (bytes.length > DOCUMENT) {
            throw new UnreadableException(
                    "JSON: expected at most " + DOCUMENT + " bytes, found " + bytes.length);
        }
        JsonBounds.check(bytes, mostWeight);
        int start = start(bytes);
        try (var parser =
                FACTORY.createParser(
                        ObjectReadContext.empty(), bytes, start, bytes.length - start)) {
            return read(parser, bytes, start);
        }
    }

    /**
     * Reads the content of a message: what is not an object becomes {@code {"value": …}}.
     *
     * @throws UnreadableException as {@link #read(byte[])} does
     */
    public static JsonObject content(byte[] bytes) {
        var value = read(bytes);
        return value instanceof JsonObject object
                ? object
                : JsonObject.builder().put("value", value).build();
    }

    /** Behind the three bytes that some editors put before UTF-8. */
    private static int start(byte[] bytes) {
        boolean isMarked =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        return isMarked ? 3 : 0;
    }

    private static Json read(JsonParser parser, byte[] bytes, int start) {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw ReadFault.endsEarly("a JSON value", bytes);
            }
            var reader = new JsonReader(parser, bytes, start);
            var value = reader.value(first);
            if (parser.nextToken() != null) {
                throw ReadFault.at("the end of the JSON", bytes, reader.offset());
            }
            return value;
        } catch (JacksonException fault) {
            throw ReadFault.of(fault, parser, bytes, start);
        }
    }
}
