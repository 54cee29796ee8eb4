package io.postern.config.problem;

import io.postern.api.text.Quote;
import java.util.LinkedHashSet;
import java.util.Set;

/** The secret texts of one object, to keep them out of what its plugin says about it. */
public final class Secrets {

    public static final String MASK = "***";

    /** A shorter text is masked only where it is quoted: it would spoil ordinary words. */
    private static final int SHORTEST = 4;

    private final Set<String> texts = new LinkedHashSet<>();

    public void add(String text) {
        if (!text.isEmpty()) {
            texts.add(text);
        }
    }

    public void addAll(Secrets others) {
        texts.addAll(others.texts);
    }

    /** The message with every secret replaced where it is quoted. */
    String maskQuoted(String message) {
        var masked = message;
        for (var text : texts) {
            masked = masked.replace(Quote.of(text), "\"" + MASK + "\"");
        }
        return masked;
    }

    /** The message with every secret replaced. */
    public String mask(String message) {
        var masked = message;
        for (var text : texts) {
            masked =
                    text.length() < SHORTEST
                            ? masked.replace("\"" + text + "\"", "\"" + MASK + "\"")
                            : masked.replace(text, MASK);
        }
        return masked;
    }
}
