package io.postern.serial.expect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads text that a device sent, which may be anything. */
public final class AnswerText {

    /** More of an answer than this is not read as text. */
    static final int MOST_READ = 1024;

    /** No captured text is longer. */
    public static final int MOST_KEPT = 128;

    private AnswerText() {}

    /** As UTF-8 where it is that, else byte by byte (ISO-8859-1). */
    public static String read(byte[] bytes) {
        var head = bytes.length > MOST_READ ? Arrays.copyOf(bytes, MOST_READ) : bytes;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head)).toString();
        } catch (CharacterCodingException other) {
            return new String(head, StandardCharsets.ISO_8859_1);
        }
    }

    /** The text before the first NUL, without what cannot be seen, and not too long. */
    public static String clean(String text) {
        int end = text.indexOf('\0');
        var kept = new StringBuilder();
        (end < 0 ? text : text.substring(0, end))
                .codePoints()
                .filter(AnswerText::isSeen)
                .forEach(kept::appendCodePoint);
        var whole = kept.toString().strip();
        if (whole.length() <= MOST_KEPT) {
            return whole;
        }
        int cut = Character.isHighSurrogate(whole.charAt(MOST_KEPT - 1)) ? 1 : 0;
        return whole.substring(0, MOST_KEPT - cut);
    }

    /** Line ends, signs that turn the direction of writing and the like would fool a reader. */
    private static boolean isSeen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
