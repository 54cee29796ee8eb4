package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Nearest;
import io.postern.api.text.Quote;
import java.math.BigDecimal;

/**
 * A part of an expression and where it stands, for what is told about it.
 *
 * @param text as it is written
 * @param start where it begins
 */
record ExpressionPart(ExpressionNode node, String text, int start) {

    Value value(EvaluationScope scope) throws ExpressionException {
        return node.of(scope);
    }

    /** Its value, which must be there. */
    Json json(EvaluationScope scope) throws ExpressionException {
        return json(node.of(scope), scope);
    }

    /** What it came to, which must be there. */
    Json json(Value value, EvaluationScope scope) throws ExpressionException {
        if (value instanceof Value.Plain plain) {
            return plain.json();
        }
        if (value.isNothing()) {
            throw ExpressionException.missing(start, "there is no " + text + hint(scope));
        }
        throw ExpressionException.at(start, "expected a value, found the function " + text);
    }

    private String hint(EvaluationScope scope) {
        return scope.here() instanceof Value.Plain plain
                        && plain.json() instanceof JsonObject object
                ? Nearest.hint(text, object.fields().keySet())
                : "";
    }

    BigDecimal number(EvaluationScope scope) throws ExpressionException {
        var json = json(scope);
        if (json instanceof JsonNumber number) {
            return ExactNumbers.of(number, start);
        }
        throw ExpressionException.at(start, text + ": expected a number, found " + shown(json));
    }

    /** A value for people, with its kind. */
    static String shown(Json json) {
        return json.kind() + " " + Quote.of(json.plain());
    }
}
