package io.postern.content;

import io.postern.api.message.UnreadableException;

/**
 * Weighs JSON before anything is built of it: one look at each byte, no memory. What is built takes
 * up to 60 times its bytes, so a payload that would be taken can still be too much for the heap.
 * Follows no grammar: the parser does that, for what is not too heavy.
 */
final class JsonBounds {

    /** No JSON weighs more a byte: below a share of the bound there is nothing to look at. */
    private static final int HEAVIEST = 64;

    // bytes of memory on a 64-bit Java with small pointers, measured and rounded up
    private static final int OBJECT = 176;
    private static final int ARRAY = 64;
    private static final int FIELD = 64;
    private static final int SCALAR = 80;

    private final byte[] bytes;
    private final long most;
    private long weight;
    private int depth;

    private JsonBounds(byte[] bytes, long most) {
        this.bytes = bytes;
        this.most = most;
    }

    /**
     * @param most how much of the heap it may take, in bytes
     * @throws UnreadableException when it would be more, or is nested too deeply, or has a number
     *     that is too long
     */
    static void check(byte[] bytes, long most) {
        if (bytes.length > most / HEAVIEST) {
            new JsonBounds(bytes, most).all();
        }
    }

    private void all() {
        for (int at = 0; at < bytes.length; ) {
            at = next(at);
            if (weight > most) {
                throw ReadFault.more(
                        "content that takes at most " + size() + " of memory", bytes, at);
            }
        }
    }

    private String size() {
        return most >> 20 == 0 ? (most >> 10) + " KB" : (most >> 20) + " MB";
    }

    /** Weighs what begins at a place; says where it ends. */
    private int next(int at) {
        switch (bytes[at]) {
            case '"' -> {
                return text(at + 1);
            }
            case '{' -> open(OBJECT, at);
            case '[' -> open(ARRAY, at);
            case '}', ']' -> depth--;
            case ':' -> weight += FIELD;
            case ',', ' ', '\t', '\r', '\n' -> {}
            default -> {
                return word(at);
            }
        }
        return at + 1;
    }

    private void open(int weighs, int at) {
        weight += weighs;
        if (++depth > JsonCodec.DEPTH) {
            throw ReadFault.more("at most " + JsonCodec.DEPTH + " levels", bytes, at);
        }
    }

    /** Two bytes a letter, as soon as there is one beyond Latin-1. */
    private int text(int start) {
        int at = start;
        while (at < bytes.length && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        weight += SCALAR + (at - start);
        return at + 1;
    }

    private int word(int start) {
        int at = start;
        while (at < bytes.length && isPartOfWord(bytes[at])) {
            at++;
        }
        if (at - start > JsonCodec.NUMBER) {
            throw ReadFault.more(
                    "a number of at most " + JsonCodec.NUMBER + " digits", bytes, start);
        }
        weight += SCALAR + (at - start);
        return Math.max(at, start + 1);
    }

    private static boolean isPartOfWord(byte c) {
        return c > ' ' && c != ',' && c != ':' && c != '"' && c != '}' && c != ']';
    }
}
