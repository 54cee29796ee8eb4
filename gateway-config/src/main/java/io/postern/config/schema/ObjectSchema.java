package io.postern.config.schema;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.config.value.ValueJson;
import java.util.ArrayList;
import java.util.List;

/** JSON Schema of objects whose keys are described. */
final class ObjectSchema {

    private ObjectSchema() {}

    /** An object with these keys and no others. */
    static JsonObject of(Settings settings) {
        return ShapeSchema.type("object")
                .edit()
                .put("properties", properties(settings))
                .put("patternProperties", JsonObject.EMPTY.with("\\$", JsonObject.EMPTY))
                .put("required", ShapeSchema.texts(required(settings)))
                .put("additionalProperties", Json.of(false))
                .build();
    }

    /** The same, or nothing, with keys that are described elsewhere. */
    static JsonObject partOrNull(Settings settings) {
        return part(settings).with("type", ShapeSchema.texts(List.of("object", "null")));
    }

    /** Keys that an object may have besides others. */
    static JsonObject part(Settings settings) {
        return JsonObject.EMPTY.with("properties", properties(settings));
    }

    static JsonObject properties(Settings settings) {
        var properties = JsonObject.builder();
        for (var setting : settings.all()) {
            properties.put(setting.name(), of(setting));
        }
        return properties.build();
    }

    static List<String> required(Settings settings) {
        return settings.all().stream()
                .filter(setting -> setting.need() == Setting.Need.REQUIRED)
                .map(Setting::name)
                .toList();
    }

    /**
     * An object that has these keys. Strict readers want them described where they are required.
     */
    static JsonObject requiring(List<String> keys) {
        var properties = JsonObject.builder();
        keys.forEach(key -> properties.put(key, JsonObject.EMPTY));
        return JsonObject.EMPTY
                .with("properties", properties.build())
                .with("required", ShapeSchema.texts(keys));
    }

    static JsonObject of(Setting<?> setting) {
        var schema = JsonObject.builder().put("description", setting.description());
        if (setting.hidden()) {
            schema.put("writeOnly", true);
        } else {
            setting.fallback()
                    .ifPresent(
                            value -> schema.put("default", ValueJson.of(setting.shape(), value)));
        }
        ShapeSchema.of(setting.shape()).edit().build().fields().forEach(schema::put);
        var whole = schema.build();
        return setting.need() == Setting.Need.REQUIRED ? whole : orNull(whole);
    }

    /** {@code null} means not given. */
    private static JsonObject orNull(JsonObject schema) {
        if (schema.field("anyOf").orElse(Json.NULL) instanceof JsonArray choices) {
            var more = new ArrayList<Json>(choices.values());
            more.add(ShapeSchema.type("null"));
            return schema.with("anyOf", new JsonArray(more));
        }
        var type = schema.text("type");
        return type.isEmpty()
                ? schema
                : schema.with("type", ShapeSchema.texts(List.of(type.get(), "null")));
    }
}
