package io.postern.simulator.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import java.util.SplittableRandom;

/** Any number between two, each as likely as another. */
public final class Uniform implements Generator {

    public static final Setting<Double> MIN = Decimals.setting("min", "The lowest value.");
    public static final Setting<Double> MAX = Decimals.setting("max", "The highest value.");

    public static final Settings SETTINGS = Settings.of(MIN, MAX, Decimals.DIGITS);

    private final SplittableRandom random;
    private final double min;
    private final double max;
    private final int digits;

    public Uniform(Values values, SplittableRandom random) {
        this.random = random;
        min = values.get(MIN);
        max = values.get(MAX);
        digits = Decimals.digits(values);
    }

    @Override
    public Json next(Turn turn) {
        return Decimals.number(min + (max - min) * random.nextDouble(), digits);
    }
}
