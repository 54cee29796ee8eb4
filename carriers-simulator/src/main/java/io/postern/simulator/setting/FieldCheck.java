package io.postern.simulator.setting;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.simulator.field.ChoiceField;
import io.postern.simulator.field.Sine;
import io.postern.simulator.field.Uniform;
import io.postern.simulator.field.WalkField;

/** What the descriptions of a field's settings cannot say. */
public final class FieldCheck {

    private FieldCheck() {}

    /**
     * @param place the field's key, such as {@code fields.temperature}
     */
    public static void check(String place, Values values, Findings findings) {
        switch (values.variant()) {
            case "uniform" -> uniform(place, values, findings);
            case "walk" -> walk(place, values, findings);
            case "sine" -> sine(place, values, findings);
            case "choice" -> choice(place, values, findings);
            default -> {}
        }
    }

    private static void uniform(String place, Values values, Findings findings) {
        double min = values.get(Uniform.MIN);
        double max = values.get(Uniform.MAX);
        if (min > max) {
            findings.problem(
                    place + ".min", "expected at most \"max\", which is " + max + ", found " + min);
        }
    }

    private static void walk(String place, Values values, Findings findings) {
        double start = values.get(WalkField.START);
        var min = values.find(WalkField.MIN);
        var max = values.find(WalkField.MAX);
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            findings.problem(
                    place + ".min",
                    "expected at most \"max\", which is " + max.get() + ", found " + min.get());
        } else if (min.isPresent() && start < min.get()) {
            findings.problem(
                    place + ".start",
                    "expected at least \"min\", which is " + min.get() + ", found " + start);
        } else if (max.isPresent() && start > max.get()) {
            findings.problem(
                    place + ".start",
                    "expected at most \"max\", which is " + max.get() + ", found " + start);
        }
    }

    private static void sine(String place, Values values, Findings findings) {
        var period = values.get(Sine.PERIOD);
        if (period.isZero() || period.isNegative()) {
            findings.problem(place + ".period", "expected more than 0 seconds, found 0");
        }
    }

    private static void choice(String place, Values values, Findings findings) {
        if (values.get(ChoiceField.VALUES).isEmpty()) {
            findings.problem(place + ".values", "expected at least one value, found an empty list");
        }
    }
}
