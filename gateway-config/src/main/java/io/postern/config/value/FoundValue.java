package io.postern.config.value;

import io.postern.api.text.Quote;
import io.postern.config.document.Node;
import io.postern.config.document.Node.TextNode;
import io.postern.config.text.Spot;
import io.postern.config.text.Text;
import java.util.Optional;

/**
 * A value as it is looked at: the node, and what its text became.
 *
 * @param text for a {@link TextNode}; empty for all others
 */
record FoundValue(Node node, Optional<Text> text, Spot spot) {

    /** The digits of a number, or what a reference that is the whole value stands for. */
    Optional<String> digits() {
        return node instanceof Node.NumberNode number
                ? Optional.of(number.digits())
                : loose().map(String::strip);
    }

    /** The word of a reference that is the whole value. */
    Optional<String> loose() {
        return text.filter(Text::whole).map(Text::value);
    }

    /** Whether somebody put quotes around a number, a flag: the file's own text. */
    boolean isOwnText() {
        return text.isPresent() && !text.get().isForeign();
    }

    /** How messages quote it: never what is secret or came from outside the file. */
    String shown() {
        if (spot.hidden()) {
            return node instanceof TextNode
                    ? "another text (a secret, not shown)"
                    : "a " + node.kind() + " (a secret, not shown)";
        }
        return text.flatMap(Text::reference)
                .map(reference -> "something else in " + reference)
                .orElseGet(() -> text.map(t -> quoted(t)).orElseGet(node::shown));
    }

    private static String quoted(Text text) {
        return Quote.of(text.value());
    }
}
