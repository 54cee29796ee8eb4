package io.postern.simulator.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A random walk: each device goes its own way and turns back at the bounds. */
public final class WalkField implements Generator {

    public static final Setting<Double> START =
            Decimals.setting("start", "Where each device starts.").orElse(0.0);
    private static final Setting<Double> STEP =
            Decimals.setting("step", "The longest step from one message of a device to its next.")
                    .orElse(1.0);
    public static final Setting<Double> MIN =
            Decimals.setting("min", "The lowest value; without it there is no bound.").optional();
    public static final Setting<Double> MAX =
            Decimals.setting("max", "The highest value; without it there is no bound.").optional();

    public static final Settings SETTINGS = Settings.of(START, STEP, MIN, MAX, Decimals.DIGITS);

    private final SplittableRandom random;
    private final double step;
    private final double min;
    private final double max;
    private final int digits;
    private final double[] here;

    public WalkField(Values values, SimulatedDevices cast, SplittableRandom random) {
        this.random = random;
        step = Math.abs(values.get(STEP));
        min = values.find(MIN).orElse(-Decimals.BOUND);
        max = values.find(MAX).orElse(Decimals.BOUND);
        digits = Decimals.digits(values);
        here = new double[cast.devices()];
        Arrays.fill(here, values.get(START));
    }

    @Override
    public Json next(Turn turn) {
        double value = here[turn.device()];
        double on = value + (random.nextDouble() * 2 - 1) * step;
        here[turn.device()] = Math.max(min, Math.min(max, on));
        return Decimals.number(value, digits);
    }
}
