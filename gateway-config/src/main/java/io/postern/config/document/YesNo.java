package io.postern.config.document;

import io.postern.api.text.Quote;
import java.util.Locale;

/** The words that some languages, and older YAML, take for true and false. */
public final class YesNo {

    private YesNo() {}

    public static boolean isOne(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes", "no", "on", "off" -> true;
            default -> false;
        };
    }

    public static String advice(String word) {
        boolean meant = word.equalsIgnoreCase("yes") || word.equalsIgnoreCase("on");
        return "expected true or false, found "
                + word
                + "; write "
                + meant
                + ", or "
                + Quote.of(word)
                + " if it is text";
    }
}
