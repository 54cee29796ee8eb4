package io.postern.api.message;

import io.postern.api.json.JsonObject;
import java.nio.charset.StandardCharsets;
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

    /** Writes content as bytes. */
    public interface Writer {

        byte[] write(JsonObject content);
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

    private final Kind kind;
    private volatile Form form;

    /** Bytes to be read, or content, or both while somebody looks into it. */
    private record Form(byte[] bytes, Reader reader, Optional<JsonObject> content) {

        boolean isReadable() {
            return reader != NO_READER;
        }
    }

    private Payload(Kind kind, Form form) {
        this.kind = kind;
        this.form = form;
    }

    /** Bytes from the wire. They are not copied: who hands them over must not change them again. */
    public static Payload of(byte[] bytes, Reader reader) {
        return new Payload(Kind.CAME, new Form(bytes, reader, Optional.empty()));
    }

    public static Payload of(JsonObject content) {
        return new Payload(Kind.MADE, new Form(NO_BYTES, NO_READER, Optional.of(content)));
    }

    /**
     * Content that is still to be read from bytes and is more than they say, such as with the topic
     * added: the bytes are not offered as they came.
     */
    public static Payload later(byte[] bytes, Reader reader) {
        return new Payload(Kind.EXTENDED, new Form(bytes, reader, Optional.empty()));
    }

    /**
     * The content, read now if nobody did before.
     *
     * @throws UnreadableException when the bytes cannot be read; the gateway turns it into a dead
     *     letter with the reason
     */
    public JsonObject content() {
        var known = form.content();
        return known.isPresent() ? known.get() : readOnce();
    }

    private synchronized JsonObject readOnce() {
        var now = form;
        if (now.content().isPresent()) {
            return now.content().get();
        }
        var content = now.reader().read(now.bytes());
        form = new Form(now.bytes(), now.reader(), Optional.of(content));
        return content;
    }

    /** Forgets what can be read again: read, it weighs up to 60 times its bytes. */
    public void forget() {
        if (form.isReadable() && form.content().isPresent()) {
            rest(NO_READER);
        }
    }

    /**
     * Holds no more than bytes from now on, for a message that waits.
     *
     * @param reader how content that came without bytes is read again once it is written down
     */
    public synchronized void rest(Reader reader) {
        var now = form;
        form =
                now.isReadable()
                        ? new Form(now.bytes(), now.reader(), Optional.empty())
                        : new Form(raw(), reader, Optional.empty());
    }

    /** Whether there are bytes as they came. */
    public boolean hasBytes() {
        return kind == Kind.CAME;
    }

    /** The bytes as they came; not to be changed. Empty where there are none. */
    public byte[] bytes() {
        return hasBytes() ? form.bytes() : NO_BYTES;
    }

    /**
     * The content as bytes. Content that came without any is written once, and held like that: it
     * need not be written again for the next destination, or when it waits.
     *
     * @param reader how the same is read again
     */
    public byte[] written(Writer writer, Reader reader) {
        return kind == Kind.MADE ? writtenOnce(writer, reader) : writer.write(content());
    }

    private synchronized byte[] writtenOnce(Writer writer, Reader reader) {
        var now = form;
        if (!now.isReadable()) {
            form = new Form(writer.write(content()), reader, now.content());
        }
        return form.bytes();
    }

    /** Whether it holds these very bytes, so that they take no memory of their own. */
    public boolean holds(byte[] bytes) {
        return form.bytes() == bytes;
    }

    /** About how many bytes it takes in memory while it rests. */
    public int weight() {
        var now = form;
        return now.isReadable() ? now.bytes().length : content().length();
    }

    /**
     * For the dead-letter box: the bytes it was or is to be read from, else the content as JSON.
     */
    public byte[] raw() {
        var now = form;
        return now.isReadable()
                ? now.bytes()
                : content().toString().getBytes(StandardCharsets.UTF_8);
    }
}
