package io.postern.api.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Text in which {@code *} stands for any characters and {@code ?} for one. No regular expression:
 * compiling one of long text takes its time, and matching some takes for ever. Immutable.
 */
public final class Glob {

    /** What else may be understood. */
    public enum Option {
        /** Letters match in any case. */
        ANY_CASE,
        /** What follows a backslash stands for itself. */
        BACKSLASH,
        /** {@code [a-z_]} is one of these characters, {@code [!a-z_]} one of all others. */
        CHOICES
    }

    private final String text;
    private final Set<Option> options;
    private final List<Part> parts = new ArrayList<>();

    /** One character, or any number. */
    private record Part(boolean isAny, IntPredicate fits) {}

    private Glob(String text, Set<Option> options) {
        this.text = text;
        this.options = options;
        for (int at = 0; at < text.length(); at = read(at)) {}
    }

    /**
     * @throws IllegalArgumentException when a choice does not close, or holds nothing
     */
    public static Glob of(String text, Option... options) {
        return new Glob(text, Set.of(options));
    }

    /** Makes text stand for itself alone, where backslashes are understood. */
    public static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    /** Adds what stands there, and says where the next begins. */
    private int read(int at) {
        char c = text.charAt(at);
        if (c == '*' || c == '?') {
            parts.add(new Part(c == '*', any -> true));
            return at + 1;
        }
        if (c == '[' && options.contains(Option.CHOICES)) {
            return choice(at + 1);
        }
        boolean escapes = c == '\\' && options.contains(Option.BACKSLASH);
        int next = escapes && at + 1 < text.length() ? at + 1 : at;
        int wanted = folded(text.codePointAt(next));
        parts.add(new Part(false, found -> folded(found) == wanted));
        return next + Character.charCount(text.codePointAt(next));
    }

    private int choice(int open) {
        boolean not = text.startsWith("!", open) || text.startsWith("^", open);
        int from = not ? open + 1 : open;
        int close = text.indexOf(']', from + 1);
        if (close < 0) {
            throw wrong();
        }
        var chosen = chosen(text.substring(from, close).codePoints().toArray());
        parts.add(new Part(false, found -> not != isIn(chosen, found)));
        return close + 1;
    }

    private BitSet chosen(int[] written) {
        var chosen = new BitSet();
        for (int at = 0; at < written.length; at++) {
            boolean range = written[at] == '-' && at > 0 && at < written.length - 1;
            int first = written[range ? at - 1 : at];
            int last = written[range ? at + 1 : at];
            if (first > last) {
                throw wrong();
            }
            chosen.set(first, last + 1);
        }
        return chosen;
    }

    private boolean isIn(BitSet chosen, int found) {
        return chosen.get(found)
                || options.contains(Option.ANY_CASE)
                        && (chosen.get(Character.toLowerCase(found))
                                || chosen.get(Character.toUpperCase(found)));
    }

    private int folded(int any) {
        return options.contains(Option.ANY_CASE)
                ? Character.toLowerCase(Character.toUpperCase(any))
                : any;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "expected every \"[\" to open a choice such as \"[0-9]\", found \"" + text + "\"");
    }

    /** Goes back no further than to the last {@code *}. */
    public boolean matches(String found) {
        int at = 0;
        int wanted = 0;
        int star = -1;
        int tried = 0;
        while (at < found.length()) {
            int c = found.codePointAt(at);
            if (isAny(wanted)) {
                star = wanted++;
                tried = at;
            } else if (wanted < parts.size() && parts.get(wanted).fits().test(c)) {
                wanted++;
                at += Character.charCount(c);
            } else if (star >= 0) {
                wanted = star + 1;
                at = tried += Character.charCount(found.codePointAt(tried));
            } else {
                return false;
            }
        }
        return parts.subList(wanted, parts.size()).stream().allMatch(Part::isAny);
    }

    private boolean isAny(int wanted) {
        return wanted < parts.size() && parts.get(wanted).isAny();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
