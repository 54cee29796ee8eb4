package io.postern.transform.step;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNull;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Steps that change fields one by one, each by what the file says behind its name. */
public final class EachField {

    private EachField() {}

    /** What becomes of one field's value. */
    @FunctionalInterface
    public interface Edit {

        Json of(Json value) throws StepException;
    }

    /** What a file says behind a field's name. */
    @FunctionalInterface
    public interface Reading<W> {

        /**
         * @param findings told what is wrong with it, under an empty name
         */
        Edit of(W written, Findings findings);
    }

    /**
     * @param element what stands behind each field's name; {@code W} must be the type that the
     *     shape's comment names
     */
    public static <W> Setting<TransformStep.Maker> setting(
            String name, String description, Shape element, Reading<W> reading) {
        return Setting.<Map<String, W>>of(name, description, new Shape.Mapping(element))
                .as((fields, findings) -> maker(edits(fields, reading, findings)));
    }

    private static <W> Map<FieldPath, Edit> edits(
            Map<String, W> fields, Reading<W> reading, Findings findings) {
        var edits = new LinkedHashMap<FieldPath, Edit>();
        fields.forEach(
                (field, written) ->
                        edits.put(
                                FieldPath.read(field, field, findings),
                                reading.of(written, new Under(field, findings))));
        return edits;
    }

    private static TransformStep.Maker maker(Map<FieldPath, Edit> edits) {
        return missing ->
                TransformStep.of(
                        content -> {
                            var made = content;
                            for (var edit : edits.entrySet()) {
                                var path = edit.getKey();
                                var value = missing.value(path, content);
                                if (value.isPresent()) {
                                    var changed = changed(path, edit.getValue(), value.get());
                                    made = path.set(made, changed);
                                }
                            }
                            return made;
                        });
    }

    private static Json changed(FieldPath path, Edit edit, Json value) throws StepException {
        try {
            return value instanceof JsonNull ? value : edit.of(value);
        } catch (StepException e) {
            throw new StepException(path + ": " + e.getMessage());
        }
    }

    private record Under(String field, Findings findings) implements Findings {

        @Override
        public void problem(String setting, String message) {
            findings.problem(field, message);
        }

        @Override
        public void note(String setting, String message) {
            findings.note(field, message);
        }
    }
}
