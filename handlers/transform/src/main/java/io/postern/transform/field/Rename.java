package io.postern.transform.field;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.transform.step.FieldPath;
import io.postern.transform.step.Missing;
import io.postern.transform.step.StepException;
import io.postern.transform.step.TransformStep;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives fields other names or places, all at once: two can change theirs with each other. */
public final class Rename {

    public static final Setting<TransformStep.Maker> RENAME =
            Setting.<Map<String, String>>of(
                            "rename",
                            "Gives fields other names: the old one, and the new one. Both may be"
                                    + " paths.",
                            new Shape.Mapping(new Shape.Text(false)))
                    .as((names, findings) -> maker(read(names, findings)));

    private Rename() {}

    private static Map<FieldPath, FieldPath> read(Map<String, String> names, Findings findings) {
        var paths = new LinkedHashMap<FieldPath, FieldPath>();
        names.forEach(
                (from, to) -> {
                    var target = FieldPath.read(to, from, findings);
                    if (paths.containsValue(target)) {
                        findings.problem(
                                from, "expected a name of its own, found \"" + to + "\" again");
                    }
                    paths.put(FieldPath.read(from, from, findings), target);
                });
        return paths;
    }

    private static TransformStep.Maker maker(Map<FieldPath, FieldPath> paths) {
        return missing -> TransformStep.of(content -> renamed(content, paths, missing));
    }

    private static JsonObject renamed(
            JsonObject content, Map<FieldPath, FieldPath> paths, Missing missing)
            throws StepException {
        var moved = new LinkedHashMap<FieldPath, Json>();
        var left = content;
        for (var one : paths.entrySet()) {
            var value = missing.value(one.getKey(), content);
            if (value.isPresent()) {
                moved.put(one.getValue(), value.get());
                left = one.getKey().remove(left);
            }
        }
        for (var to : moved.keySet()) {
            if (to.in(left).isPresent()) {
                throw new StepException("there is a " + to + " already");
            }
        }
        return inOldOrder(content, placed(left, moved), paths);
    }

    private static JsonObject placed(JsonObject left, Map<FieldPath, Json> moved)
            throws StepException {
        var made = left;
        for (var one : moved.entrySet()) {
            made = one.getKey().set(made, one.getValue());
        }
        return made;
    }

    /** A field stands where it stood under its old name. */
    private static JsonObject inOldOrder(
            JsonObject content, JsonObject made, Map<FieldPath, FieldPath> paths) {
        var ordered = JsonObject.builder();
        for (var name : content.fields().keySet()) {
            var now = paths.getOrDefault(FieldPath.of(name), FieldPath.of(name)).toString();
            made.field(now).ifPresent(value -> ordered.put(now, value));
        }
        made.fields().forEach((name, value) -> putOnce(ordered, name, value));
        return ordered.build();
    }

    private static void putOnce(JsonObject.Builder ordered, String name, Json value) {
        if (!ordered.has(name)) {
            ordered.put(name, value);
        }
    }
}
