package io.postern.transform;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.transform.compute.ComputedSteps;
import io.postern.transform.field.Constants;
import io.postern.transform.field.Flatten;
import io.postern.transform.field.Rename;
import io.postern.transform.field.Select;
import io.postern.transform.field.ValueTable;
import io.postern.transform.number.NumberSteps;
import io.postern.transform.step.Missing;
import io.postern.transform.step.NumberedStep;
import io.postern.transform.step.TransformStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a file writes steps: a list, each with the key that names it and {@code missing} beside. */
final class TransformSettings {

    private static final List<Setting<TransformStep.Maker>> KINDS =
            List.of(
                    Select.SELECT.optional(),
                    Select.REMOVE.optional(),
                    Rename.RENAME.optional(),
                    Constants.CONSTANT.optional(),
                    Flatten.FLATTEN.optional(),
                    Flatten.UNFLATTEN.optional(),
                    ValueTable.MAP.optional(),
                    NumberSteps.SCALE.optional(),
                    NumberSteps.OFFSET.optional(),
                    NumberSteps.ROUND.optional(),
                    NumberSteps.UNIT.optional(),
                    ComputedSteps.FILTER.optional(),
                    ComputedSteps.COMPUTE.optional(),
                    ComputedSteps.MAKE.optional());

    static final Setting<List<NumberedStep>> STEPS =
            Setting.<List<Values>>of(
                            "steps",
                            "What is done with each message, one after the other. Each step has one"
                                    + " of the keys below, and missing beside it where it needs"
                                    + " that.",
                            new Shape.Listing(
                                    new Shape.Group(
                                            new Settings(
                                                    Stream.concat(
                                                                    KINDS.stream(),
                                                                    Stream.of(Missing.MISSING))
                                                            .toList()))))
                    .as(TransformSettings::read);

    private TransformSettings() {}

    private static List<NumberedStep> read(List<Values> written, Findings findings) {
        var steps = new ArrayList<NumberedStep>();
        for (var values : written) {
            int number = steps.size() + 1;
            var named = KINDS.stream().filter(values::has).toList();
            if (named.size() != 1) {
                findings.problem("[" + number + "]", "expected one step, found " + words(named));
            }
            for (var kind : named) {
                var step = values.get(kind).make(values.get(Missing.MISSING));
                steps.add(new NumberedStep(number, kind.name(), step));
            }
        }
        return steps;
    }

    private static String words(List<Setting<TransformStep.Maker>> named) {
        return named.isEmpty()
                ? "none; there are "
                        + KINDS.stream().map(Setting::name).collect(Collectors.joining(", "))
                : named.stream().map(Setting::name).collect(Collectors.joining(" and "))
                        + ": each needs a \"-\" or braces of its own";
    }
}
