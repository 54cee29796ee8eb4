package io.postern.transform.expression;

import io.postern.api.json.Json;
import java.util.Optional;

/**
 * A condition or a computed value, in a part of JSONata's language. Safe for use by several
 * threads. What it may take is bounded, whatever it says and whatever comes.
 */
public final class Expression {

    private static final int LONGEST = 10_000;

    private final String text;
    private final ExpressionPart whole;

    private Expression(String text, ExpressionPart whole) {
        this.text = text;
        this.whole = whole;
    }

    /**
     * @throws ExpressionException saying what was expected, what was found, and where
     */
    public static Expression of(String text) throws ExpressionException {
        if (text.length() > LONGEST) {
            throw ExpressionException.at(
                    0, "expected at most " + LONGEST + " characters, found " + text.length());
        }
        return new Expression(text, Parser.read(text));
    }

    /**
     * What it comes to with a content; nothing where it says so, as one with {@code ?} and no
     * {@code :} may.
     *
     * @throws ExpressionException where it cannot be evaluated with this
     */
    public Optional<Json> evaluate(Json content) throws ExpressionException {
        try {
            var scope = EvaluationScope.of(content);
            var value = whole.value(scope);
            return value.equals(Value.NONE)
                    ? Optional.empty()
                    : Optional.of(whole.json(value, scope));
        } catch (StackOverflowError tooDeep) {
            throw ExpressionException.at(0, "expected functions less deep in each other");
        }
    }

    /** Whether what one came to counts as true. */
    public static boolean isTrue(Json result) {
        return Truth.of(result);
    }

    @Override
    public String toString() {
        return text;
    }
}
