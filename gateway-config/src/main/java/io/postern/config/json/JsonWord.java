package io.postern.config.json;

import io.postern.api.text.Quote;
import io.postern.config.document.Mistake;
import io.postern.config.document.Mistakes;
import io.postern.config.document.Node;
import io.postern.config.document.Node.FlagNode;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.NumberNode;
import io.postern.config.document.Numbers;
import io.postern.config.document.OffsetText;
import io.postern.config.document.YesNo;
import io.postern.config.problem.Place;
import java.util.Locale;
import java.util.Optional;

/** What stands in a JSON file without quotes, and what people write there by mistake. */
final class JsonWord {

    private JsonWord() {}

    /** The value that a word means; something close to one is a mistake but can be read on. */
    static Node read(Place place, String word, Mistakes mistakes) {
        if (Numbers.isNumber(word)) {
            return new NumberNode(place, word);
        }
        return literal(place, word).orElseGet(() -> foreign(place, word, mistakes));
    }

    private static Optional<Node> literal(Place place, String word) {
        return switch (word) {
            case "true" -> Optional.of(new FlagNode(place, true));
            case "false" -> Optional.of(new FlagNode(place, false));
            case "null" -> Optional.of(new NullNode(place));
            default -> Optional.empty();
        };
    }

    private static Node foreign(Place place, String word, Mistakes mistakes) {
        String found = ", found " + OffsetText.bare(word);
        String small = word.toLowerCase(Locale.ROOT);
        switch (small) {
            case "true", "false", "null" ->
                    mistakes.add(
                            place,
                            "expected " + small + found + "; JSON writes it in small letters");
            case "none", "nil", "undefined" ->
                    mistakes.add(place, "expected null" + found + "; JSON's word for it is null");
            case "yes", "no", "on", "off" -> mistakes.add(place, YesNo.advice(word));
            case "nan", "inf", "infinity", "+inf", "-inf", "+infinity", "-infinity" ->
                    mistakes.add(place, "expected a number" + found + "; JSON has no such number");
            default -> {
                if (!Numbers.isNear(word)) {
                    throw new Mistake(place, unquoted("a value", word));
                }
                mistakes.add(place, Numbers.advice(word));
            }
        }
        return new NullNode(place);
    }

    static String unquoted(String expected, String word) {
        if (OffsetText.isCurlyQuote(word.codePointAt(0))) {
            return "expected "
                    + expected
                    + ", found "
                    + OffsetText.character(word.codePointAt(0))
                    + "; write straight quotes: \"";
        }
        return "expected "
                + expected
                + " in double quotes, found "
                + OffsetText.bare(word)
                + "; write "
                + Quote.of(word);
    }
}
