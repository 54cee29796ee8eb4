package io.postern.api.message;

import io.postern.api.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * What a message carries: bytes as they came, or content. Bytes are read as content at most once,
 * when somebody first asks. Safe for use by several threads.
 */
public final class Payload {

    /** Reads bytes as content. */
    public interface Reader {

        /**
         * @throws UnreadableException when the bytes are not what they should be
         */
        JsonObject read(byte[] bytes);
    }

    private static final byte[] NO_BYTES = {};
    private static final Reader NO_READER = bytes -> JsonObject.EMPTY;

    private final byte[] bytes;
    private final boolean asTheyCame;
    private final Reader reader;
    private volatile Read read;

    private record Read(boolean done, JsonObject content) {}

    private static final Read NOT_YET = new Read(false, JsonObject.EMPTY);

    private Payload(byte[] bytes, boolean asTheyCame, Reader reader, Read read) {
        this.bytes = bytes;
        this.asTheyCame = asTheyCame;
        this.reader = reader;
        this.read = read;
    }

    /** Bytes from the wire. They are not copied: who hands them over must not change them again. */
    public static Payload of(byte[] bytes, Reader reader) {
        return new Payload(bytes, true, reader, NOT_YET);
    }

    public static Payload of(JsonObject content) {
        return new Payload(NO_BYTES, false, NO_READER, new Read(true, content));
    }

    /**
     * Content that is still to be read from bytes and is more than they say, such as with the topic
     * added: the bytes are not offered as they came.
     */
    public static Payload later(byte[] bytes, Reader reader) {
        return new Payload(bytes, false, reader, NOT_YET);
    }

    /**
     * The content, read now if nobody did before.
     *
     * @throws UnreadableException when the bytes cannot be read; the gateway turns it into a dead
     *     letter with the reason
     */
    public JsonObject content() {
        var known = read;
        return known.done() ? known.content() : readOnce();
    }

    private synchronized JsonObject readOnce() {
        if (!read.done()) {
            read = new Read(true, reader.read(bytes));
        }
        return read.content();
    }

    /** Whether there are bytes as they came. */
    public boolean hasBytes() {
        return asTheyCame;
    }

    /** The bytes as they came; not to be changed. Empty where there are none. */
    public byte[] bytes() {
        return asTheyCame ? bytes : NO_BYTES;
    }

    /** About how many bytes it takes in memory. */
    public int weight() {
        return reader == NO_READER ? 64 * content().fields().size() : bytes.length;
    }

    /**
     * For the dead-letter box: the bytes it was or is to be read from, else the content as JSON.
     */
    public byte[] raw() {
        return reader == NO_READER ? content().toString().getBytes(StandardCharsets.UTF_8) : bytes;
    }
}
