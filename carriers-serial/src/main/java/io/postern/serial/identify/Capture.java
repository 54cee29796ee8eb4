package io.postern.serial.identify;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.serial.expect.AnswerText;
import io.postern.serial.talk.Printable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A piece of an answer that is kept under a name. Immutable.
 *
 * @param at where it begins, from 0
 * @param length how many bytes it has; to the end where empty
 */
record Capture(String name, int at, Optional<Integer> length, As as, boolean bigEndian) {

    /** What is made of the bytes. */
    enum As {
        HEX,
        TEXT,
        NUMBER,
        SIGNED
    }

    static final int MOST_HEX = 64;
    static final int MOST_NUMBER = 8;
    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();

    /**
     * @throws UnfitException when the answer does not have it
     */
    Json of(byte[] answer) throws UnfitException {
        int end = length.map(count -> at + count).orElse(answer.length);
        if (end > answer.length || at >= answer.length) {
            throw new UnfitException(
                    "at least "
                            + Math.max(end, at + 1)
                            + " bytes, for \""
                            + name
                            + "\", found "
                            + answer.length
                            + ": "
                            + Printable.of(answer));
        }
        var bytes = Arrays.copyOfRange(answer, at, end);
        return switch (as) {
            case HEX -> Json.of(DIGITS.formatHex(atMost(MOST_HEX, bytes)));
            case TEXT -> Json.of(AnswerText.clean(AnswerText.read(bytes)));
            case NUMBER -> new JsonNumber(Long.toUnsignedString(number(bytes, 0)));
            case SIGNED -> Json.of(number(bytes, -1));
        };
    }

    private byte[] atMost(int most, byte[] bytes) throws UnfitException {
        if (bytes.length > most) {
            throw new UnfitException(
                    "at most "
                            + most
                            + " bytes for \""
                            + name
                            + "\", found "
                            + bytes.length
                            + ": "
                            + Printable.of(bytes));
        }
        return bytes;
    }

    private long number(byte[] bytes, long negative) throws UnfitException {
        int count = atMost(MOST_NUMBER, bytes).length;
        long value = bytes[bigEndian ? 0 : count - 1] < 0 ? negative : 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[bigEndian ? i : count - 1 - i] & 0xFF;
        }
        return value;
    }
}
