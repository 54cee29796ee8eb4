package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import java.math.BigDecimal;
import java.util.List;

/** What a function is called with. Says in words what is not as it needs it. */
record CallArguments(String name, List<Value> values, EvaluationScope scope, int position) {

    boolean has(int number) {
        return number < values.size();
    }

    Value value(int number) {
        return has(number) ? values.get(number) : Value.NOTHING;
    }

    Json json(int number) throws ExpressionException {
        if (value(number) instanceof Value.Plain plain) {
            return plain.json();
        }
        throw expected("a value", number);
    }

    String text(int number) throws ExpressionException {
        if (json(number) instanceof JsonText text) {
            return text.value();
        }
        throw expected("a text", number);
    }

    BigDecimal number(int number) throws ExpressionException {
        if (json(number) instanceof JsonNumber one) {
            return ExactNumbers.of(one, position);
        }
        throw expected("a number", number);
    }

    /** A whole number between bounds. */
    int whole(int number, int least, int most) throws ExpressionException {
        var value = number(number);
        if (value.compareTo(BigDecimal.valueOf(least)) < 0
                || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw expected("a number from " + least + " to " + most, number);
        }
        return value.intValue();
    }

    JsonObject object(int number) throws ExpressionException {
        if (json(number) instanceof JsonObject object) {
            return object;
        }
        throw expected("an object", number);
    }

    /** The elements of a list; what is none is a list of one. */
    List<Json> list(int number) throws ExpressionException {
        var items = json(number) instanceof JsonArray list ? list.values() : List.of(json(number));
        scope.bounds().steps(items.size(), position);
        return items;
    }

    /** The elements of a list of numbers. */
    List<JsonNumber> numbers(int number) throws ExpressionException {
        var items = list(number);
        for (var item : items) {
            if (!(item instanceof JsonNumber)) {
                throw ExpressionException.at(
                        position,
                        "$"
                                + name
                                + ": expected numbers only, found "
                                + ExpressionPart.shown(item));
            }
        }
        return items.stream().map(JsonNumber.class::cast).toList();
    }

    /** Calls the function that is an argument. */
    Value call(int number, Value... with) throws ExpressionException {
        if (!(value(number) instanceof Value.Code code)) {
            throw expected("a function", number);
        }
        scope.bounds().step(position);
        return code.callable().call(List.of(with), scope, position);
    }

    /** The text that it makes. */
    Value made(String text) throws ExpressionException {
        scope.bounds().make(text.length(), position);
        return Value.of(Json.of(text));
    }

    Value made(List<Json> list) throws ExpressionException {
        scope.bounds().make(list.size(), position);
        return Value.of(new JsonArray(list));
    }

    Value made(BigDecimal number) throws ExpressionException {
        return ExactNumbers.value(number, position);
    }

    private ExpressionException expected(String what, int number) {
        var found =
                value(number) instanceof Value.Plain plain
                        ? ExpressionPart.shown(plain.json())
                        : value(number).isNothing() ? "nothing" : "a function";
        return ExpressionException.at(
                position,
                "$"
                        + name
                        + ": expected "
                        + what
                        + " as argument "
                        + (number + 1)
                        + ", found "
                        + found);
    }
}
