package io.postern.api.setting;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The known name that is nearest to a word; empty when none is near enough to be meant. Case
     * and {@code _}, {@code -} or spaces between words make no difference.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = plain(word);
        int limit = limit(wanted);
        String best = "";
        int least = limit + 1;
        for (String candidate : known) {
            int distance = distance(wanted, plain(candidate), limit);
            if (distance < least || (distance == least && candidate.compareTo(best) < 0)) {
                best = candidate;
                least = distance;
            }
        }
        return least <= limit ? Optional.of(best) : Optional.empty();
    }

    /** The end of a message, such as {@code ; did you mean "duration"?}; empty for no such name. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known).map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    /** Short words are near to anything, so they get fewer mistakes. */
    private static int limit(String word) {
        if (word.length() <= 2) {
            return 0;
        }
        return word.length() <= 4 ? 1 : word.length() <= 9 ? 2 : 3;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\- ]", "");
    }

    /** Letters changed, added, left out or swapped with their neighbour; beyond limit: any more. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = row(a, b, i, last, beforeLast);
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static int[] row(String a, String b, int i, int[] last, int[] beforeLast) {
        int[] row = new int[b.length() + 1];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
            int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(changed, 1 + Math.min(last[j], row[j - 1]));
            boolean swapped =
                    i > 1
                            && j > 1
                            && a.charAt(i - 1) == b.charAt(j - 2)
                            && a.charAt(i - 2) == b.charAt(j - 1);
            if (swapped) {
                row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
        }
        return row;
    }
}
