package io.postern.transform.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.text.Quote;
import io.postern.transform.step.EachField;
import io.postern.transform.step.StepException;
import io.postern.transform.step.TransformStep;
import java.util.Map;
import java.util.Optional;

/** Puts other values for those that came, by a table. */
public final class ValueTable {

    private static final String ANY_OTHER = "*";

    public static final Setting<TransformStep.Maker> MAP =
            EachField.<Map<String, Json>>setting(
                    "map",
                    "Replaces values: a field, and a table of what it may say and what it becomes;"
                            + " \"*\" stands for every other value. Without that a value that is"
                            + " not in the table lays the message aside.",
                    new Shape.Mapping(new Shape.Anything()),
                    (table, findings) -> value -> replaced(table, value));

    private ValueTable() {}

    private static Json replaced(Map<String, Json> table, Json value) throws StepException {
        return Optional.ofNullable(table.get(value.plain()))
                .or(() -> Optional.ofNullable(table.get(ANY_OTHER)))
                .orElseThrow(
                        () -> new StepException(Quote.of(value.plain()) + " is not in the table"));
    }
}
