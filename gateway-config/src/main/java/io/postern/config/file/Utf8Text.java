package io.postern.config.file;

import io.postern.config.document.Mistake;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes text of a file's bytes, or says which byte is not UTF-8. */
final class Utf8Text {

    private Utf8Text() {}

    static SourceFile decode(String name, byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new Mistake(
                    new Place(new SourceFile(name, ""), 1, 1),
                    "expected UTF-8, found UTF-16; save the file as UTF-8");
        }
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        var text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        var file = new SourceFile(name, text);
        // Decoding replaces what it cannot read, so only a replacement needs a closer look.
        if (text.indexOf('\uFFFD') >= 0) {
            check(file, ByteBuffer.wrap(bytes, start, bytes.length - start));
        }
        return file;
    }

    private static void check(SourceFile file, ByteBuffer bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer before = CharBuffer.allocate(bytes.remaining());
        if (decoder.decode(bytes, before, true).isError()) {
            throw new Mistake(
                    file.place(before.position()),
                    "expected UTF-8, found the byte " + shown(bytes.get() & 0xFF));
        }
    }

    private static String shown(int wrong) {
        String latin = wrong >= 0xA1 ? String.format(" (%c in Latin-1)", (char) wrong) : "";
        return String.format("0x%02X", wrong) + latin + "; save the file as UTF-8";
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
