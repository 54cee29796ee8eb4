package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;

/** What counts as true, as equal and as less. */
final class Truth {

    private Truth() {}

    /** Not: null, false, 0, empty text, an empty object, a list with nothing true in it. */
    static boolean of(Json json) {
        if (json instanceof JsonNumber number) {
            return number.asDecimal().signum() != 0;
        }
        if (json instanceof JsonArray list) {
            return list.values().stream().anyMatch(Truth::of);
        }
        return json.equals(Json.of(true))
                || json instanceof JsonText text && !text.value().isEmpty()
                || json instanceof JsonObject object && !object.fields().isEmpty();
    }

    /** Numbers are equal whatever digits they are written with. */
    static boolean same(Json one, Json other) {
        return one instanceof JsonNumber number && other instanceof JsonNumber second
                ? number.asDecimal().compareTo(second.asDecimal()) == 0
                : one.equals(other);
    }

    /** Below, above or at 0, of two numbers or two texts. */
    static int compare(ExpressionPart left, ExpressionPart right, EvaluationScope scope)
            throws ExpressionException {
        var one = left.json(scope);
        var other = right.json(scope);
        if (one instanceof JsonNumber first && other instanceof JsonNumber second) {
            return ExactNumbers.of(first, left.start())
                    .compareTo(ExactNumbers.of(second, right.start()));
        }
        if (one instanceof JsonText first && other instanceof JsonText second) {
            return first.value().compareTo(second.value());
        }
        throw ExpressionException.at(
                left.start(),
                "expected two numbers or two texts, found "
                        + ExpressionPart.shown(one)
                        + " and "
                        + ExpressionPart.shown(other));
    }
}
