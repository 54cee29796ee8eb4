package io.postern.transform.field;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Setting;
import io.postern.transform.step.StepException;
import io.postern.transform.step.TransformStep;
import java.util.List;
import java.util.regex.Pattern;

/** Makes one level of nested objects, and objects of one level. Lists stay as they are. */
public final class Flatten {

    public static final Setting<TransformStep.Maker> FLATTEN =
            Setting.text(
                            "flatten",
                            "Brings all values to one level. Their names are joined by this: with"
                                    + " \"_\", volts in battery becomes battery_volts.")
                    .as(
                            (separator, findings) ->
                                    missing -> TransformStep.of(all -> flat(all, separator)));

    public static final Setting<TransformStep.Maker> UNFLATTEN =
            Setting.text(
                            "unflatten",
                            "The other way round: splits names at this, so that battery_volts"
                                    + " becomes volts in battery.")
                    .as(
                            (separator, findings) ->
                                    missing -> TransformStep.of(all -> nested(all, separator)));

    private Flatten() {}

    private static JsonObject flat(JsonObject content, String separator) throws StepException {
        var made = JsonObject.builder();
        flatten(content, "", separator, made);
        return made.build();
    }

    private static void flatten(
            JsonObject from, String prefix, String separator, JsonObject.Builder made)
            throws StepException {
        for (var field : from.fields().entrySet()) {
            var name = prefix + field.getKey();
            if (field.getValue() instanceof JsonObject inside && !inside.fields().isEmpty()) {
                flatten(inside, name + separator, separator, made);
            } else if (made.has(name)) {
                throw new StepException("two values would be named " + name);
            } else {
                made.put(name, field.getValue());
            }
        }
    }

    private static JsonObject nested(JsonObject content, String separator) throws StepException {
        var made = JsonObject.EMPTY;
        for (var field : content.fields().entrySet()) {
            made = put(made, parts(field.getKey(), separator), field.getKey(), field.getValue());
        }
        return made;
    }

    /** A name that begins or ends with a separator, or has two in a row, is left whole. */
    private static List<String> parts(String name, String separator) {
        var parts = List.of(name.split(Pattern.quote(separator), -1));
        return parts.contains("") ? List.of(name) : parts;
    }

    private static JsonObject put(JsonObject here, List<String> parts, String name, Json value)
            throws StepException {
        var first = parts.get(0);
        var there = here.field(first);
        if (parts.size() == 1) {
            if (there.isPresent()) {
                throw new StepException("there are " + first + " and fields in " + first);
            }
            return here.with(first, value);
        }
        if (!(there.orElse(JsonObject.EMPTY) instanceof JsonObject inside)) {
            throw new StepException(
                    "there are "
                            + first
                            + " and "
                            + name
                            + ": one of them has to be renamed or removed before");
        }
        return here.with(first, put(inside, parts.subList(1, parts.size()), name, value));
    }
}
