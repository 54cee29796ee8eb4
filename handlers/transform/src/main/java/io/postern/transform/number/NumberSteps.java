package io.postern.transform.number;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.transform.step.EachField;
import io.postern.transform.step.TransformStep;
import java.math.RoundingMode;

/** Steps that calculate with single fields. */
public final class NumberSteps {

    private static final double MOST = 1e15;
    private static final int MOST_DIGITS = 20;

    public static final Setting<TransformStep.Maker> SCALE =
            EachField.<Double>setting(
                    "scale",
                    "Multiplies: a field, and by how much.",
                    new Shape.Decimal(-MOST, MOST),
                    (factor, findings) -> {
                        var by = DecimalEdits.of(factor);
                        return DecimalEdits.edit(value -> value.multiply(by));
                    });

    public static final Setting<TransformStep.Maker> OFFSET =
            EachField.<Double>setting(
                    "offset",
                    "Adds: a field, and how much.",
                    new Shape.Decimal(-MOST, MOST),
                    (more, findings) -> {
                        var add = DecimalEdits.of(more);
                        return DecimalEdits.edit(value -> value.add(add));
                    });

    public static final Setting<TransformStep.Maker> ROUND =
            EachField.<Integer>setting(
                    "round",
                    "Rounds: a field, and how many digits stay after the point. Half is rounded"
                            + " away from zero.",
                    new Shape.Whole(0, MOST_DIGITS),
                    (digits, findings) ->
                            DecimalEdits.edit(
                                    value -> value.setScale(digits, RoundingMode.HALF_UP)));

    public static final Setting<TransformStep.Maker> UNIT =
            EachField.<String>setting(
                    "unit",
                    "Converts: a field, and from which unit to which, such as \"F to C\". "
                            + Unit.words(),
                    new Shape.Text(false),
                    Conversion::read);

    private NumberSteps() {}
}
