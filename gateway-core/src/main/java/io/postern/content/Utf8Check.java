package io.postern.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Finds where bytes stop being UTF-8. */
final class Utf8Check {

    private Utf8Check() {}

    /** The place of the first byte that is not UTF-8; the last byte when all are. */
    static int firstBad(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(4096);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return Math.min(in.position(), bytes.length - 1);
    }
}
