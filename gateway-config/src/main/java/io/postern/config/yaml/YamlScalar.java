package io.postern.config.yaml;

import io.postern.config.document.Mistakes;
import io.postern.config.document.Node;
import io.postern.config.document.Node.FlagNode;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.NumberNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.document.Numbers;
import io.postern.config.document.YesNo;
import io.postern.config.problem.Place;
import java.util.regex.Pattern;

/** What an unquoted word of a YAML file means: YAML 1.2's core schema, without its traps. */
final class YamlScalar {

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9].*");
    private static final Pattern FOREIGN_NUMBER =
            Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0o[0-7]+|\\.(inf|Inf|INF)|\\.(nan|NaN|NAN))");

    private YamlScalar() {}

    static Node read(Place place, String word, Mistakes mistakes) {
        return switch (word) {
            case "", "null", "Null", "NULL" -> new NullNode(place);
            case "true", "True", "TRUE" -> new FlagNode(place, true);
            case "false", "False", "FALSE" -> new FlagNode(place, false);
            case "~" -> refused(place, "expected a value, found ~; write null", mistakes);
            default -> other(place, word, mistakes);
        };
    }

    private static Node other(Place place, String word, Mistakes mistakes) {
        if (YesNo.isOne(word)) {
            return refused(place, YesNo.advice(word), mistakes);
        }
        if (!Numbers.isNear(word)) {
            return new TextNode(place, word);
        }
        if (Numbers.isNumber(word)) {
            return new NumberNode(place, word);
        }
        if (FOREIGN_NUMBER.matcher(word).matches()) {
            return refused(place, Numbers.advice(word), mistakes);
        }
        return NUMBER.matcher(word).matches()
                ? number(place, word, mistakes)
                : new TextNode(place, word);
    }

    /** YAML lets people write +5 and .5; a leading zero meant eight fingers once. */
    private static Node number(Place place, String word, Mistakes mistakes) {
        var plain = Numbers.repaired(word);
        return plain.isEmpty() || LEADING_ZERO.matcher(word).matches()
                ? refused(place, Numbers.advice(word), mistakes)
                : new NumberNode(place, plain.get());
    }

    private static Node refused(Place place, String message, Mistakes mistakes) {
        mistakes.add(place, message);
        return new NullNode(place);
    }
}
