package io.postern.simulator.field;

import io.postern.api.json.JsonNumber;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import java.util.List;

/** Numbers with as many digits after the point as a display would show. */
final class Decimals {

    static final double BOUND = 1e15;

    private static final String ALL = "all";
    private static final int ALL_DIGITS = -1;

    static final Setting<Object> DIGITS =
            Setting.<Object>of(
                            "digits",
                            "Digits after the point; \"all\" is as many as the number has, some 15.",
                            new Shape.Either(
                                    List.of(new Shape.Whole(0, 9), new Shape.Choice(List.of(ALL)))))
                    .orElse(2);

    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private Decimals() {}

    static Setting<Double> setting(String name, String description) {
        return Setting.decimal(name, description, -BOUND, BOUND);
    }

    static int digits(Values values) {
        return values.get(DIGITS) instanceof Integer digits ? digits : ALL_DIGITS;
    }

    /** Writes the digits by hand: {@code Double.toString} would cost more than all the rest. */
    static JsonNumber number(double value, int digits) {
        if (digits == ALL_DIGITS) {
            return new JsonNumber(Double.toString(value));
        }
        double scaled = value * POWERS[digits];
        if (Math.abs(scaled) > 9e18) {
            return new JsonNumber(Double.toString(value));
        }
        long units = Math.round(scaled);
        if (digits == 0) {
            return new JsonNumber(Long.toString(units));
        }
        long fraction = Math.abs(units % POWERS[digits]);
        var word = new StringBuilder(24);
        if (units < 0) {
            word.append('-');
        }
        word.append(Math.abs(units / POWERS[digits])).append('.');
        for (int place = digits - 1; place > 0 && fraction < POWERS[place]; place--) {
            word.append('0');
        }
        return new JsonNumber(word.append(fraction).toString());
    }
}
