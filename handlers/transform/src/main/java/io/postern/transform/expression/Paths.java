package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Ways into content: {@code a.b}, {@code a[0]}, {@code a[b > 1]}, {@code *}. */
final class Paths {

    private Paths() {}

    /** A field of what is here, or of each element where that is a list. */
    static ExpressionNode name(String name, int position) {
        return scope -> {
            scope.bounds().step(position);
            return scope.here() instanceof Value.Plain plain
                    ? field(plain.json(), name, scope, position)
                    : Value.NOTHING;
        };
    }

    private static Value field(Json json, String name, EvaluationScope scope, int position)
            throws ExpressionException {
        if (json instanceof JsonObject object) {
            return object.field(name).map(Value::of).orElse(Value.NOTHING);
        }
        if (!(json instanceof JsonArray list)) {
            return Value.NOTHING;
        }
        scope.bounds().steps(list.values().size(), position);
        var found = new ArrayList<Value>();
        for (var element : list.values()) {
            found.add(field(element, name, scope, position));
        }
        return together(found);
    }

    /** All values of the object that is here. */
    static ExpressionNode wildcard(int position) {
        return scope -> {
            scope.bounds().step(position);
            var found = new ArrayList<Value>();
            for (var item : scope.here().items()) {
                if (item instanceof JsonObject object) {
                    object.fields().values().forEach(value -> found.add(Value.of(value)));
                }
            }
            return together(found);
        };
    }

    /** The right side of what the left one comes to, or of each element of that. */
    static ExpressionNode step(ExpressionPart left, ExpressionPart right) {
        return scope -> {
            var found = new ArrayList<Value>();
            for (var item : left.value(scope).items()) {
                scope.bounds().step(right.start());
                found.add(right.value(scope.at(item)));
            }
            return together(found);
        };
    }

    /** Lists that were found are one list; a single one stays a list. */
    private static Value together(List<Value> found) {
        var there = found.stream().filter(value -> !value.isNothing()).toList();
        if (there.size() == 1) {
            return there.get(0);
        }
        if (there.isEmpty()) {
            return found.contains(Value.NONE) ? Value.NONE : Value.NOTHING;
        }
        return Value.of(there.stream().flatMap(value -> value.items().stream()).toList());
    }

    /** The elements at a place, or of which something is true. */
    static ExpressionNode filter(ExpressionPart left, ExpressionPart which) {
        return scope -> {
            var items = left.value(scope).items();
            var kept = new ArrayList<Json>();
            for (int at = 0; at < items.size(); at++) {
                scope.bounds().step(which.start());
                var answer = which.value(scope.at(items.get(at)));
                if (answer instanceof Value.Plain plain
                        && isMeant(plain.json(), at, items.size())) {
                    kept.add(items.get(at));
                }
            }
            return kept.isEmpty() ? Value.NONE : Value.of(kept);
        };
    }

    private static boolean isMeant(Json answer, int at, int size) {
        if (answer instanceof JsonNumber number) {
            double place = Math.floor(number.asDouble());
            return place == at || place == at - size;
        }
        if (answer instanceof JsonArray list
                && !list.values().isEmpty()
                && list.values().stream().allMatch(JsonNumber.class::isInstance)) {
            return list.values().stream().anyMatch(one -> isMeant(one, at, size));
        }
        return Truth.of(answer);
    }
}
