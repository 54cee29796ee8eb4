package io.postern.serial.device;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Text in which {@code *} stands for any characters and {@code ?} for one, in any case of letters;
 * after a backslash each stands for itself. No regular expression: what is filled in from messages
 * may be long, and compiling that takes its time.
 */
final class Glob {

    /** Makes text stand for itself alone. */
    static final UnaryOperator<String> QUOTING = Glob::quoted;

    private final String pattern;
    private final BitSet wild;

    /**
     * @param pattern folded
     * @param wild where its characters are wildcards
     */
    private Glob(String pattern, BitSet wild) {
        this.pattern = pattern;
        this.wild = wild;
    }

    static Glob of(String text) {
        var pattern = new StringBuilder(text.length());
        var wild = new BitSet();
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '\\' && at + 1 < text.length()) {
                next = text.charAt(++at);
            } else {
                wild.set(pattern.length(), next == '*' || next == '?');
            }
            pattern.append(folded(next));
        }
        return new Glob(pattern.toString(), wild);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    private static char folded(char any) {
        return Character.toLowerCase(Character.toUpperCase(any));
    }

    boolean matches(Optional<String> text) {
        return text.filter(this::matches).isPresent();
    }

    /** Goes back no further than to the last {@code *}. */
    private boolean matches(String text) {
        int at = 0;
        int wanted = 0;
        int star = -1;
        int tried = 0;
        while (at < text.length()) {
            if (isAny(wanted)) {
                star = wanted++;
                tried = at;
            } else if (fits(wanted, text.charAt(at))) {
                wanted++;
                at++;
            } else if (star >= 0) {
                wanted = star + 1;
                at = ++tried;
            } else {
                return false;
            }
        }
        while (isAny(wanted)) {
            wanted++;
        }
        return wanted == pattern.length();
    }

    private boolean isAny(int at) {
        return wild.get(at) && pattern.charAt(at) == '*';
    }

    private boolean fits(int at, char found) {
        return at < pattern.length() && (wild.get(at) || pattern.charAt(at) == folded(found));
    }
}
