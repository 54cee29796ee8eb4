package io.postern.transform.expression;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Functions of lists and objects. */
final class ListFunctions {

    static final Map<String, KnownFunction> ALL =
            Map.ofEntries(
                    Map.entry("count", new KnownFunction(1, 1, false, ListFunctions::count)),
                    entry("append", 2, 2, ListFunctions::append),
                    entry("reverse", 1, 1, ListFunctions::reverse),
                    entry("distinct", 1, 1, ListFunctions::distinct),
                    entry("sort", 1, 1, ListFunctions::sort),
                    entry("map", 2, 2, ListFunctions::map),
                    entry("filter", 2, 2, ListFunctions::filter),
                    entry("reduce", 2, 3, ListFunctions::reduce),
                    entry("keys", 1, 1, ListFunctions::keys),
                    entry("lookup", 2, 2, ListFunctions::lookup),
                    entry("merge", 1, 1, ListFunctions::merge));

    private ListFunctions() {}

    private static Map.Entry<String, KnownFunction> entry(
            String name, int least, int most, KnownFunction.Body body) {
        return Map.entry(name, new KnownFunction(least, most, true, body));
    }

    private static Value count(CallArguments call) throws ExpressionException {
        return Value.of(Json.of(call.value(0).isNothing() ? 0 : call.list(0).size()));
    }

    private static Value append(CallArguments call) throws ExpressionException {
        var all = new ArrayList<>(call.list(0));
        all.addAll(call.list(1));
        return call.made(all);
    }

    private static Value reverse(CallArguments call) throws ExpressionException {
        var all = new ArrayList<>(call.list(0));
        Collections.reverse(all);
        return call.made(all);
    }

    private static Value distinct(CallArguments call) throws ExpressionException {
        var all = new ArrayList<Json>();
        for (var item : call.list(0)) {
            call.scope().bounds().steps(all.size(), call.position());
            if (all.stream().noneMatch(one -> Truth.same(one, item))) {
                all.add(item);
            }
        }
        return call.made(all);
    }

    /** Numbers by their size, texts by their letters. */
    private static Value sort(CallArguments call) throws ExpressionException {
        var all = new ArrayList<>(call.list(0));
        if (all.stream().allMatch(JsonText.class::isInstance)) {
            all.sort(Comparator.comparing(Json::plain));
        } else {
            call.numbers(0);
            all.sort(Comparator.comparing(one -> ((JsonNumber) one).asDecimal()));
        }
        return call.made(all);
    }

    private static Value map(CallArguments call) throws ExpressionException {
        var made = new ArrayList<Json>();
        var items = call.list(0);
        for (int at = 0; at < items.size(); at++) {
            var one = call.call(1, Value.of(items.get(at)), Value.of(Json.of(at)));
            if (one instanceof Value.Plain plain) {
                made.add(plain.json());
            }
        }
        return call.made(made);
    }

    private static Value filter(CallArguments call) throws ExpressionException {
        var made = new ArrayList<Json>();
        var items = call.list(0);
        for (int at = 0; at < items.size(); at++) {
            var answer = call.call(1, Value.of(items.get(at)), Value.of(Json.of(at)));
            if (answer instanceof Value.Plain plain && Truth.of(plain.json())) {
                made.add(items.get(at));
            }
        }
        return call.made(made);
    }

    private static Value reduce(CallArguments call) throws ExpressionException {
        var items = call.list(0);
        var rest = call.has(2) ? items : items.subList(Math.min(1, items.size()), items.size());
        var sum =
                call.has(2)
                        ? call.value(2)
                        : Value.of(items.subList(0, items.size() - rest.size()));
        for (var item : rest) {
            sum = call.call(1, sum, Value.of(item));
        }
        return sum;
    }

    private static Value keys(CallArguments call) throws ExpressionException {
        return call.made(
                List.copyOf(
                        call.object(0).fields().keySet().stream()
                                .map(name -> (Json) Json.of(name))
                                .toList()));
    }

    private static Value lookup(CallArguments call) throws ExpressionException {
        return call.object(0).field(call.text(1)).map(Value::of).orElse(Value.NOTHING);
    }

    /** Of several objects one; the later one's field counts. */
    private static Value merge(CallArguments call) throws ExpressionException {
        var made = JsonObject.builder();
        for (var item : call.list(0)) {
            if (!(item instanceof JsonObject object)) {
                throw ExpressionException.at(
                        call.position(),
                        "$merge: expected objects only, found " + ExpressionPart.shown(item));
            }
            object.fields().forEach(made::put);
        }
        return Value.of(made.build());
    }
}
