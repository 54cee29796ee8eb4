package io.postern.simulator.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import java.time.Duration;

/** A wave over the time that the rate stands for, so that it is the same at every run. */
public final class Sine implements Generator {

    private static final Setting<Double> MEAN =
            Decimals.setting("mean", "The middle of the wave.").orElse(0.0);
    private static final Setting<Double> AMPLITUDE =
            Decimals.setting("amplitude", "How far it goes above and below the middle.")
                    .orElse(1.0);
    public static final Setting<Duration> PERIOD =
            Setting.span(
                            "period",
                            "The time of one wave. It is counted by messages and their rate (1"
                                    + " message a second where the rate is \"max\" or somebody asks);"
                                    + " devices follow each other through the wave.")
                    .orElse(Duration.ofMinutes(1));

    public static final Settings SETTINGS = Settings.of(MEAN, AMPLITUDE, PERIOD, Decimals.DIGITS);

    private final double mean;
    private final double amplitude;
    private final double wavesPerRound;
    private final double wavesPerDevice;
    private final int digits;

    public Sine(Values values, SimulatedDevices cast) {
        mean = values.get(MEAN);
        amplitude = values.get(AMPLITUDE);
        wavesPerRound = cast.seconds() * 1e9 / values.get(PERIOD).toNanos();
        wavesPerDevice = 1.0 / cast.devices();
        digits = Decimals.digits(values);
    }

    @Override
    public Json next(Turn turn) {
        double waves = turn.round() * wavesPerRound + turn.device() * wavesPerDevice;
        double angle = (waves - Math.floor(waves)) * 2 * Math.PI;
        return Decimals.number(mean + amplitude * Math.sin(angle), digits);
    }
}
