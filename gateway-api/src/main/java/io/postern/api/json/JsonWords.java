package io.postern.api.json;

/** How text and numbers are spelt in JSON. */
final class JsonWords {

    private JsonWords() {}

    /** Copies in runs: most text has nothing to escape. */
    static void appendQuoted(StringBuilder out, String text) {
        out.append('"');
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                out.append(text, from, at);
                appendEscaped(out, c);
                from = at + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit(c >> shift & 0xf, 16));
                }
            }
        }
    }

    /** Follows JSON's grammar: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
    static boolean isNumber(String word) {
        int at = word.startsWith("-") ? 1 : 0;
        int whole = digits(word, at);
        if (whole == at || (word.charAt(at) == '0' && whole > at + 1)) {
            return false;
        }
        at = whole;
        if (at < word.length() && word.charAt(at) == '.') {
            int fraction = digits(word, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        return at == word.length() || isExponent(word, at);
    }

    private static boolean isExponent(String word, int from) {
        if (word.charAt(from) != 'e' && word.charAt(from) != 'E') {
            return false;
        }
        int at = from + 1;
        if (at < word.length() && (word.charAt(at) == '+' || word.charAt(at) == '-')) {
            at++;
        }
        return at < word.length() && digits(word, at) == word.length();
    }

    private static int digits(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
