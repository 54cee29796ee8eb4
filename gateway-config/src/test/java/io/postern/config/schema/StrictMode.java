package io.postern.config.schema;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.api.json.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the strict mode of the JavaScript validator Ajv refuses in a schema that is valid. */
final class StrictMode {

    private static final Set<String> IN_PLACE =
            Set.of("allOf", "anyOf", "oneOf", "if", "then", "else", "not");
    private static final Map<String, Set<String>> TYPES =
            Map.ofEntries(
                    Map.entry("properties", Set.of("object")),
                    Map.entry("patternProperties", Set.of("object")),
                    Map.entry("additionalProperties", Set.of("object")),
                    Map.entry("unevaluatedProperties", Set.of("object")),
                    Map.entry("required", Set.of("object")),
                    Map.entry("items", Set.of("array")),
                    Map.entry("minLength", Set.of("string")),
                    Map.entry("pattern", Set.of("string")),
                    Map.entry("minimum", Set.of("number", "integer")),
                    Map.entry("maximum", Set.of("number", "integer")));

    private final List<String> complaints = new ArrayList<>();

    private StrictMode() {}

    static List<String> complaints(JsonObject schema) {
        var mode = new StrictMode();
        mode.look("#", schema, Set.of());
        return mode.complaints;
    }

    private void look(String place, JsonObject schema, Set<String> outer) {
        var own = types(schema);
        var types = own.isEmpty() ? outer : own;
        if (own.stream().filter(type -> !type.equals("null")).count() > 1) {
            complaints.add(place + ": union type " + own);
        }
        TYPES.forEach(
                (keyword, wanted) -> {
                    if (schema.field(keyword).isPresent()
                            && wanted.stream().noneMatch(types::contains)) {
                        complaints.add(place + ": missing type " + wanted + " for " + keyword);
                    }
                });
        if (schema.field("then").isPresent() != schema.field("if").isPresent()) {
            complaints.add(place + ": if and then stand together");
        }
        lookAtNames(place, schema);
        schema.fields().forEach((key, value) -> below(place + "/" + key, key, value, types));
    }

    private void lookAtNames(String place, JsonObject schema) {
        var names = object(schema, "properties").fields().keySet();
        if (schema.field("required").orElse(Json.NULL) instanceof JsonArray required) {
            required.values().stream()
                    .map(StrictMode::text)
                    .filter(name -> !names.contains(name))
                    .forEach(name -> complaints.add(place + ": required, not defined: " + name));
        }
        for (var pattern : object(schema, "patternProperties").fields().keySet()) {
            names.stream()
                    .filter(name -> Pattern.compile(pattern).matcher(name).find())
                    .forEach(name -> complaints.add(place + ": " + name + " matches " + pattern));
        }
    }

    private void below(String place, String key, Json value, Set<String> types) {
        if (IN_PLACE.contains(key)) {
            each(value, (name, part) -> look(place + name, part, types));
        } else if (Set.of("properties", "patternProperties").contains(key)) {
            ((JsonObject) value)
                    .fields()
                    .forEach((name, part) -> look(place + "/" + name, (JsonObject) part, Set.of()));
        } else if (Set.of("items", "additionalProperties").contains(key)) {
            each(value, (name, part) -> look(place + name, part, Set.of()));
        }
    }

    private interface Each {

        void part(String name, JsonObject schema);
    }

    private static void each(Json value, Each each) {
        if (value instanceof JsonArray all) {
            for (int at = 0; at < all.values().size(); at++) {
                each.part("/" + at, (JsonObject) all.values().get(at));
            }
        } else if (value instanceof JsonObject one) {
            each.part("", one);
        }
    }

    private static JsonObject object(JsonObject schema, String key) {
        return schema.field(key).orElse(Json.NULL) instanceof JsonObject object
                ? object
                : JsonObject.EMPTY;
    }

    private static Set<String> types(JsonObject schema) {
        var types = new HashSet<String>();
        var type = schema.field("type").orElse(Json.NULL);
        if (type instanceof JsonArray all) {
            all.values().forEach(one -> types.add(text(one)));
        } else if (type != Json.NULL) {
            types.add(text(type));
        }
        return types;
    }

    private static String text(Json json) {
        return ((JsonText) json).value();
    }
}
