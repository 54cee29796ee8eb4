package io.postern.transform.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.transform.step.FieldPath;
import io.postern.transform.step.TransformStep;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sets fields to values that the file gives. */
public final class Constants {

    public static final Setting<TransformStep.Maker> CONSTANT =
            Setting.<Map<String, Json>>of(
                            "constant",
                            "Sets fields, whether they were there or not: a field or path, and its"
                                    + " value.",
                            new Shape.Mapping(new Shape.Anything()))
                    .as((values, findings) -> maker(read(values, findings)));

    private Constants() {}

    private static Map<FieldPath, Json> read(Map<String, Json> values, Findings findings) {
        var paths = new LinkedHashMap<FieldPath, Json>();
        values.forEach((name, value) -> paths.put(FieldPath.read(name, name, findings), value));
        return paths;
    }

    private static TransformStep.Maker maker(Map<FieldPath, Json> values) {
        return missing ->
                TransformStep.of(
                        content -> {
                            var made = content;
                            for (var one : values.entrySet()) {
                                made = one.getKey().set(made, one.getValue());
                            }
                            return made;
                        });
    }
}
