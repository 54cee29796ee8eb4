package io.postern.simulation;

import io.postern.api.link.Letter;
import io.postern.ops.DeadLetters.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What tells messages apart: a number for what was published, and one for each part made of it. */
final class Parts {

    private static final int MOST_PARTS = 4;
    private static final int SORTS = 7;
    private static final int NOTHING = 3;
    private static final int TWO = 5;
    private static final byte[] NUMBER = "\"n\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PART = "\"k\":".getBytes(StandardCharsets.UTF_8);

    private Parts() {}

    /** How many messages the handler makes of one. */
    static int parts(int number) {
        int sort = number % SORTS;
        return sort == NOTHING ? 0 : sort == TWO ? 2 : 1;
    }

    /** The messages that it makes of one. */
    static List<Integer> made(int number) {
        int first = first(number);
        return switch (parts(number)) {
            case 0 -> List.of();
            case 1 -> List.of(first);
            default -> List.of(first, first + 1);
        };
    }

    /** As it comes from its sender. */
    static int first(int number) {
        return number * MOST_PARTS;
    }

    /** What a part was made of. */
    static int whole(int part) {
        return part / MOST_PARTS;
    }

    static int part(Letter letter) {
        return part(letter.payload());
    }

    static int part(DeadLetter letter) {
        return part(letter.payload());
    }

    /** It is in its id, which comes first. */
    static String topic(Letter letter) {
        return new String(letter.payload(), StandardCharsets.UTF_8).split("\"", 5)[3];
    }

    /** Without one of its own, it is the first. */
    static int part(byte[] json) {
        int number = after(NUMBER, json);
        if (number < 0) {
            throw new IllegalArgumentException(
                    "no number: " + new String(json, StandardCharsets.UTF_8));
        }
        int part = after(PART, json);
        return number(json, number) * MOST_PARTS + (part < 0 ? 0 : number(json, part));
    }

    /** Where it goes on behind a key, or less than 0. */
    private static int after(byte[] key, byte[] json) {
        for (int at = 0; at <= json.length - key.length; at++) {
            if (Arrays.equals(json, at, at + key.length, key, 0, key.length)) {
                return at + key.length;
            }
        }
        return -1;
    }

    private static int number(byte[] json, int from) {
        int number = 0;
        for (int at = from; Character.isDigit(json[at]); at++) {
            number = number * 10 + json[at] - '0';
        }
        return number;
    }

    static String words(int part) {
        int k = part % MOST_PARTS;
        return whole(part) + (k == 0 ? "" : "." + k);
    }
}
