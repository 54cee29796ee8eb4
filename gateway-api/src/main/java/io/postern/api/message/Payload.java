package io.postern.api.message;

import io.postern.api.json.Json;
import io.postern.api.json.JsonException;
import io.postern.api.json.JsonObject;
import java.util.Optional;

/**
 * What a message carries: bytes as they came, or content. Bytes are read as content when somebody
 * first asks, and again after a {@linkplain #rest rest}. Safe for use by several threads.
 */
public final class Payload {

    /** Reads bytes as content. */
    public interface Reader {

        /**
         * @throws UnreadableException when the bytes are not what they should be
         */
        JsonObject read(byte[] bytes);
    }

    /**
     * Where it comes from: off the wire, off the wire and with more added, or from our own hands.
     */
    private enum Kind {
        CAME,
        EXTENDED,
        MADE
    }

    private static final byte[] NO_BYTES = {};
    private static final Reader NO_READER = bytes -> JsonObject.EMPTY;

    /** Of what was written here. */
    private static final Reader OWN = Payload::readOwn;

    // bytes to be read, or content, or both while somebody looks into it; changed under the lock,
    // and in this order, so that whoever finds a reader finds its bytes
    private final Kind kind;
    private volatile byte[] bytes;
    private volatile Reader reader;
    private volatile Optional<JsonObject> content;

    private Payload(Kind kind, byte[] bytes, Reader reader, Optional<JsonObject> content) {
        this.kind = kind;
        this.bytes = bytes;
        this.reader = reader;
        this.content = content;
    }

    private boolean isReadable() {
        return reader != NO_READER;
    }

    /** Bytes from the wire. They are not copied: who hands them over must not change them again. */
    public static Payload of(byte[] bytes, Reader reader) {
        return new Payload(Kind.CAME, bytes, reader, Optional.empty());
    }

    public static Payload of(JsonObject content) {
        return new Payload(Kind.MADE, NO_BYTES, NO_READER, Optional.of(content));
    }

    /**
     * Content that is still to be read from bytes and is more than they say, such as with the topic
     * added: the bytes are not offered as they came.
     */
    public static Payload later(byte[] bytes, Reader reader) {
        return new Payload(Kind.EXTENDED, bytes, reader, Optional.empty());
    }

    /**
     * The content, read now if nobody did before.
     *
     * @throws UnreadableException when the bytes cannot be read; the gateway turns it into a dead
     *     letter with the reason
     */
    public JsonObject content() {
        var known = content;
        return known.isPresent() ? known.get() : readOnce();
    }

    /** Content of our own may be more than is read, such as nested more deeply. */
    private static JsonObject readOwn(byte[] bytes) {
        try {
            return (JsonObject) Json.read(bytes);
        } catch (JsonException tooMuch) {
            throw new UnreadableException(tooMuch.getMessage());
        }
    }

    private synchronized JsonObject readOnce() {
        if (content.isEmpty()) {
            content = Optional.of(reader.read(bytes));
        }
        return content.get();
    }

    /** Forgets what can be read again: read, it weighs up to 60 times its bytes. */
    public void forget() {
        if (isReadable() && content.isPresent()) {
            rest();
        }
    }

    /**
     * Holds no more than bytes from now on, for a message that waits. Content that came without any
     * is written down.
     */
    public synchronized void rest() {
        if (!isReadable()) {
            bytes = raw();
            reader = OWN;
        }
        content = Optional.empty();
    }

    /** Whether there are bytes as they came. */
    public boolean hasBytes() {
        return kind == Kind.CAME;
    }

    /** The bytes as they came; not to be changed. Empty where there are none. */
    public byte[] bytes() {
        return hasBytes() ? bytes : NO_BYTES;
    }

    /**
     * The content as JSON. Content that came without bytes is written once, and held like that: it
     * need not be written again for the next destination, or when it waits.
     */
    public byte[] written() {
        return kind == Kind.MADE ? writtenOnce() : content().bytes();
    }

    private synchronized byte[] writtenOnce() {
        if (!isReadable()) {
            bytes = content().bytes();
            reader = OWN;
        }
        return bytes;
    }

    /** Whether it holds these very bytes, so that they take no memory of their own. */
    public boolean holds(byte[] these) {
        return bytes == these;
    }

    /** About how many bytes it takes in memory while it rests. */
    public int weight() {
        return isReadable() ? bytes.length : content().length();
    }

    /**
     * For the dead-letter box: the bytes it was or is to be read from, else the content as JSON.
     */
    public byte[] raw() {
        return isReadable() ? bytes : content().bytes();
    }
}
