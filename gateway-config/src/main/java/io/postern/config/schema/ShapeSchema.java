package io.postern.config.schema;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.text.DurationText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** JSON Schema of the values that a shape takes, as files write them. */
final class ShapeSchema {

    private static final JsonObject REFERENCE = pattern("^\\$\\{(env|file):[^}]*\\}$");
    private static final JsonObject WITH_WORDS = pattern("\\$");

    private ShapeSchema() {}

    static JsonObject of(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return text.mayBeEmpty() ? type("string") : type("string").with("minLength", 1);
        }
        if (shape instanceof Shape.Whole whole) {
            return anyOf(range(type("integer"), whole.least(), whole.most()), REFERENCE);
        }
        if (shape instanceof Shape.Decimal decimal) {
            return anyOf(range(type("number"), decimal.least(), decimal.most()), REFERENCE);
        }
        if (shape instanceof Shape.Flag) {
            return anyOf(type("boolean"), REFERENCE);
        }
        if (shape instanceof Shape.Choice choice) {
            return anyOf(words(choice.words()), WITH_WORDS);
        }
        if (shape instanceof Shape.Span) {
            return amount("(" + String.join("|", DurationText.UNITS.keySet()) + ")");
        }
        if (shape instanceof Shape.Size) {
            return amount("([kKMGT]i?B|B)");
        }
        return compound(shape);
    }

    private static JsonObject compound(Shape shape) {
        if (shape instanceof Shape.Pattern) {
            return type("string");
        }
        if (shape instanceof Shape.Listing listing) {
            var element = of(listing.element());
            return anyOf(type("array").with("items", element), element);
        }
        if (shape instanceof Shape.Mapping mapping) {
            return type("object").with("additionalProperties", of(mapping.element()));
        }
        if (shape instanceof Shape.Group group) {
            return ObjectSchema.of(group.settings());
        }
        if (shape instanceof Shape.Variants variants) {
            return variants(variants);
        }
        return shape instanceof Shape.Either either
                ? anyOf(either.shapes().stream().map(ShapeSchema::of).toArray(JsonObject[]::new))
                : JsonObject.EMPTY;
    }

    private static JsonObject variants(Shape.Variants variants) {
        var cases = new ArrayList<Json>();
        variants.variants()
                .forEach((word, settings) -> cases.add(variant(variants, word, settings)));
        return type("object")
                .with(
                        "properties",
                        JsonObject.EMPTY.with(
                                variants.selector(),
                                words(List.copyOf(variants.variants().keySet()))))
                .with("required", texts(List.of(variants.selector())))
                .with("allOf", new JsonArray(cases))
                .with("unevaluatedProperties", Json.of(false));
    }

    private static JsonObject variant(Shape.Variants variants, String word, Settings settings) {
        return when(variants.selector(), word, ObjectSchema.part(settings));
    }

    /** What holds where a key has a value. */
    static JsonObject when(String key, String value, JsonObject then) {
        return JsonObject.EMPTY.with("if", has(key, value)).with("then", then);
    }

    static JsonObject has(String key, String value) {
        return JsonObject.EMPTY
                .with(
                        "properties",
                        JsonObject.EMPTY.with(key, JsonObject.EMPTY.with("const", value)))
                .with("required", texts(List.of(key)));
    }

    static JsonObject type(String type) {
        return JsonObject.EMPTY.with("type", type);
    }

    static JsonObject words(List<String> words) {
        return JsonObject.EMPTY.with("enum", texts(words));
    }

    static JsonArray texts(List<String> words) {
        return new JsonArray(words.stream().<Json>map(Json::of).toList());
    }

    static JsonObject anyOf(JsonObject... choices) {
        return JsonObject.EMPTY.with(
                "anyOf", new JsonArray(Stream.of(choices).<Json>map(choice -> choice).toList()));
    }

    private static JsonObject amount(String units) {
        return anyOf(
                type("number").with("minimum", 0),
                pattern("^\\s*[0-9]*\\.?[0-9]+\\s*" + units + "\\s*$"),
                REFERENCE);
    }

    private static JsonObject pattern(String pattern) {
        return type("string").with("pattern", pattern);
    }

    private static JsonObject range(JsonObject number, double least, double most) {
        var above =
                Double.isInfinite(least) || least == -Double.MAX_VALUE
                        ? number
                        : number.with("minimum", least);
        return Double.isInfinite(most) || most == Double.MAX_VALUE
                ? above
                : above.with("maximum", most);
    }
}
