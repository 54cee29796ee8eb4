package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists and objects that an expression makes. */
final class Making {

    private Making() {}

    /** One element, or all numbers from the first to the last. */
    record Element(ExpressionPart first, Optional<ExpressionPart> last) {}

    /** A field of an object. */
    record Field(ExpressionPart name, ExpressionPart value) {}

    /** What is a list as an element stays one where it is written as one, and is many elsewhere. */
    static ExpressionNode list(List<Element> elements, int position) {
        return scope -> {
            var made = new ArrayList<Json>();
            for (var element : elements) {
                if (element.last().isPresent()) {
                    range(element.first(), element.last().get(), scope, made);
                } else {
                    made.addAll(items(element.first(), scope));
                }
                scope.bounds().make(1, position);
            }
            scope.bounds().make(made.size(), position);
            return Value.of(new JsonArray(made));
        };
    }

    private static List<Json> items(ExpressionPart element, EvaluationScope scope)
            throws ExpressionException {
        var json = element.json(scope);
        boolean isWritten = element.text().startsWith("[");
        return json instanceof JsonArray list && !isWritten ? list.values() : List.of(json);
    }

    private static void range(
            ExpressionPart first, ExpressionPart last, EvaluationScope scope, List<Json> made)
            throws ExpressionException {
        long from = whole(first, scope);
        long to = whole(last, scope);
        scope.bounds().make(Math.max(0, to - from + 1), first.start());
        for (long number = from; number <= to; number++) {
            made.add(Json.of(number));
        }
    }

    private static long whole(ExpressionPart part, EvaluationScope scope)
            throws ExpressionException {
        var number = part.number(scope);
        if (number.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw ExpressionException.at(
                    part.start(), part.text() + ": expected a whole number, found " + number);
        }
        return number.longValue();
    }

    static ExpressionNode object(List<Field> fields, int position) {
        return scope -> {
            var made = JsonObject.builder();
            for (var field : fields) {
                if (!(field.name().json(scope) instanceof JsonText name)) {
                    throw ExpressionException.at(
                            field.name().start(),
                            "expected a text as the name of a field, found " + field.name().text());
                }
                made.put(name.value(), field.value().json(scope));
            }
            scope.bounds().make(fields.size(), position);
            return Value.of(made.build());
        };
    }
}
