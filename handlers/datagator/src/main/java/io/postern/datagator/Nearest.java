package io.postern.datagator;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
final class Nearest {

    private static final int LONGEST = 64;

    private Nearest() {}

    /** The name with the fewest different letters, where these are few; case does not count. */
    static Optional<String> to(String written, Collection<String> names) {
        Optional<String> nearest = Optional.empty();
        if (written.length() > LONGEST) {
            return nearest;
        }
        int least = Math.max(1, written.length() / 3) + 1;
        for (var name : names) {
            int distance =
                    distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    /** The question to add to a complaint, or nothing. */
    static String hint(String written, Collection<String> names) {
        return to(written, names).map(name -> ", did you mean " + name + "?").orElse("");
    }

    /** How many letters must be put in, left out or changed. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            row[i] = i;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
