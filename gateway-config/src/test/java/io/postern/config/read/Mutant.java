package io.postern.config.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** A valid file with one or two random changes to its words, values and brackets. */
final class Mutant {

    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*\"|-?[0-9.]+|true|false|null|[\\[\\]{},:]");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1e300",
                    "0.5",
                    "\"\"",
                    "\"x\"",
                    "\"$name\"",
                    "\"$nmae\"",
                    "\"$msg_id\"",
                    "\"$content\"",
                    "\"$content.a\"",
                    "\"$msg_type\"",
                    "\"${env:NONE}\"",
                    "\"${env:PASS}\"",
                    "\"${file:../x}\"",
                    "\"${env:\"",
                    "[]",
                    "{}",
                    "[[]]",
                    "{\"a\": {\"b\": []}}",
                    "\"10 s\"",
                    "\"always\"",
                    "\"*\"",
                    "[\"base\", \"in\"]",
                    "\"base\"",
                    "\"in\"",
                    "\"out\"",
                    "\"broker\"",
                    "{\"type\": \"sine\"}",
                    "\"\\u0000\"",
                    "\"\u00e4\ud83d\ude00\"",
                    "999999999999");

    private Mutant() {}

    static String of(String text, Random random) {
        var mutant = text;
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            mutant = changed(mutant, random);
        }
        return mutant;
    }

    private static String changed(String text, Random random) {
        var starts = new ArrayList<int[]>();
        var tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            starts.add(new int[] {tokens.start(), tokens.end()});
        }
        if (starts.isEmpty()) {
            return text + VALUES.get(random.nextInt(VALUES.size()));
        }
        var one = starts.get(random.nextInt(starts.size()));
        var token = text.substring(one[0], one[1]);
        return text.substring(0, one[0])
                + other(token, text, starts, random)
                + text.substring(one[1]);
    }

    private static String other(String token, String text, List<int[]> tokens, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> VALUES.get(random.nextInt(VALUES.size()));
            case 1 -> misspelt(token, random);
            case 2 -> "";
            case 3 -> {
                var another = tokens.get(random.nextInt(tokens.size()));
                yield text.substring(another[0], another[1]);
            }
            default -> token + (random.nextBoolean() ? ", " : "") + token;
        };
    }

    private static String misspelt(String token, Random random) {
        if (token.length() < 4) {
            return token;
        }
        int at = 1 + random.nextInt(token.length() - 2);
        return token.substring(0, at) + (char) ('a' + random.nextInt(26)) + token.substring(at + 1);
    }
}
