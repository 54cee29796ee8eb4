package io.postern.benchlab.sensor;

import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Between what bounds a sensor can measure at all.
 *
 * @param least in the same whole units as the sensor
 * @param scale how many of them are one of what is shown
 */
record Limit(
        String name,
        ToIntFunction<SensorAnswer> sensor,
        int least,
        int most,
        int scale,
        String unit) {

    private static final int TENTHS = 10;
    private static final int THOUSANDTHS = 1_000;

    static Limit tenths(
            String name, String unit, int least, int most, ToIntFunction<SensorAnswer> sensor) {
        return new Limit(name, sensor, least * TENTHS, most * TENTHS, TENTHS, unit);
    }

    static Limit thousandths(
            String name, String unit, int least, int most, ToIntFunction<SensorAnswer> sensor) {
        return new Limit(name, sensor, least * THOUSANDTHS, most * THOUSANDTHS, THOUSANDTHS, unit);
    }

    static Limit whole(
            String name, String unit, int least, int most, ToIntFunction<SensorAnswer> sensor) {
        return new Limit(name, sensor, least, most, 1, unit);
    }

    /** What is wrong, in words; nothing where it may be true. */
    Optional<String> objection(SensorAnswer answer) {
        int found = sensor.applyAsInt(answer);
        return found >= least && found <= most
                ? Optional.empty()
                : Optional.of(
                        "%s: expected %d to %d %s, found %s"
                                .formatted(
                                        name,
                                        least / scale,
                                        most / scale,
                                        unit,
                                        scale == 1 ? found : Decimal.fraction(found, scale)));
    }
}
