package io.postern.simulation;

import io.postern.api.link.Letter;
import io.postern.ops.DeadLetters.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What tells messages apart: a number for what was published, and one for each part made of it. */
final class Parts {

    private static final int MOST_PARTS = 4;
    private static final int SORTS = 7;
    private static final int NOTHING = 3;
    private static final int TWO = 5;
    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d+)(?:,\"k\":(\\d+))?");

    private Parts() {}

    /** How many messages the handler makes of one. */
    static int parts(int number) {
        int sort = number % SORTS;
        return sort == NOTHING ? 0 : sort == TWO ? 2 : 1;
    }

    /** The messages that it makes of one. */
    static List<Integer> made(int number) {
        return IntStream.range(0, parts(number)).mapToObj(k -> number * MOST_PARTS + k).toList();
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
        return part(text(letter));
    }

    static int part(DeadLetter letter) {
        return part(new String(letter.payload(), StandardCharsets.UTF_8));
    }

    static String text(Letter letter) {
        return new String(letter.payload(), StandardCharsets.UTF_8);
    }

    /** Without one of its own, it is the first. */
    private static int part(String text) {
        var found = NUMBER.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("no number: " + text);
        }
        int k = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        return Integer.parseInt(found.group(1)) * MOST_PARTS + k;
    }

    static String words(int part) {
        int k = part % MOST_PARTS;
        return whole(part) + (k == 0 ? "" : "." + k);
    }
}
