package io.postern.config.value;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes values, such as defaults, as a file would have them. Not for secrets. */
public final class ValueJson {

    private ValueJson() {}

    public static Json of(Shape shape, Object value) {
        if (value instanceof Json json) {
            return json;
        }
        if (value instanceof String text) {
            return Json.of(text);
        }
        if (value instanceof Integer whole) {
            return Json.of(whole.longValue());
        }
        if (value instanceof Double decimal) {
            return Json.of(decimal.doubleValue());
        }
        if (value instanceof Boolean flag) {
            return Json.of(flag.booleanValue());
        }
        if (value instanceof Duration duration) {
            return Json.of(Units.written(duration));
        }
        if (value instanceof Long size) {
            return Json.of(Units.written(size));
        }
        return compound(shape, value);
    }

    private static Json compound(Shape shape, Object value) {
        if (value instanceof Template template) {
            return Json.of(template.source());
        }
        if (value instanceof List<?> list) {
            return new JsonArray(
                    list.stream().map(element -> of(element(shape), element)).toList());
        }
        if (value instanceof Map<?, ?> map) {
            var fields = new LinkedHashMap<String, Json>();
            map.forEach((key, element) -> fields.put((String) key, of(element(shape), element)));
            return JsonObject.of(fields);
        }
        return value instanceof Values values
                ? object(shape, values)
                : Json.of(String.valueOf(value));
    }

    private static JsonObject object(Shape shape, Values values) {
        var fields = new LinkedHashMap<String, Json>();
        var settings = Settings.NONE;
        if (shape instanceof Shape.Variants variants) {
            fields.put(variants.selector(), Json.of(values.variant()));
            settings = variants.variants().getOrDefault(values.variant(), Settings.NONE);
        } else if (shape instanceof Shape.Group group) {
            settings = group.settings();
        } else if (shape instanceof Shape.Either either) {
            return object(chosen(either, values), values);
        }
        for (var entry : values.given().entrySet()) {
            settings.named(entry.getKey())
                    .filter(setting -> !setting.hidden())
                    .ifPresent(
                            setting -> fields.put(setting.name(), of(setting, entry.getValue())));
        }
        return JsonObject.of(fields);
    }

    /** The choice that knows all of the keys. */
    private static Shape chosen(Shape.Either either, Values values) {
        return either.shapes().stream()
                .filter(choice -> choice instanceof Shape.Group)
                .filter(choice -> knows(((Shape.Group) choice).settings(), values))
                .findFirst()
                .orElse(new Shape.Anything());
    }

    private static boolean knows(Settings settings, Values values) {
        return values.given().keySet().stream().allMatch(key -> settings.named(key).isPresent());
    }

    private static Json of(Setting<?> setting, Object value) {
        return of(setting.shape(), value);
    }

    private static Shape element(Shape shape) {
        if (shape instanceof Shape.Listing listing) {
            return listing.element();
        }
        return shape instanceof Shape.Mapping mapping ? mapping.element() : new Shape.Anything();
    }
}
