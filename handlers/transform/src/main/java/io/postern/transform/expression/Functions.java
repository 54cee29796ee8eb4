package io.postern.transform.expression;

import io.postern.api.json.JsonNull;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The functions that every expression knows, by their names without {@code $}. */
final class Functions {

    private static final Map<String, KnownFunction> ALL = all();

    private Functions() {}

    static Optional<KnownFunction> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    private static Map<String, KnownFunction> all() {
        var all = new TreeMap<String, KnownFunction>();
        all.put("exists", lenient(call -> BinaryOperator.flag(!call.value(0).isNothing())));
        all.put("type", lenient(Functions::type));
        all.put("boolean", strict(call -> BinaryOperator.flag(Truth.of(call.json(0)))));
        all.put("not", strict(call -> BinaryOperator.flag(!Truth.of(call.json(0)))));
        all.putAll(TextFunctions.ALL);
        all.putAll(NumberFunctions.ALL);
        all.putAll(ListFunctions.ALL);
        return all;
    }

    private static KnownFunction lenient(KnownFunction.Body body) {
        return new KnownFunction(1, 1, false, body);
    }

    private static KnownFunction strict(KnownFunction.Body body) {
        return new KnownFunction(1, 1, true, body);
    }

    private static Value type(CallArguments call) throws ExpressionException {
        if (call.value(0) instanceof Value.Code) {
            return call.made("function");
        }
        if (call.value(0).isNothing()) {
            return Value.NOTHING;
        }
        var json = call.json(0);
        return call.made(
                switch (json.kind()) {
                    case "text" -> "string";
                    case "list" -> "array";
                    case "number", "object" -> json.kind();
                    default -> json instanceof JsonNull ? "null" : "boolean";
                });
    }
}
