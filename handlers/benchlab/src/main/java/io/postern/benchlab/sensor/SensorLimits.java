package io.postern.benchlab.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What no device can measure. The bounds are wide: they are there for bytes that are no answer,
 * such as one that starts in the middle of another, and not for a hot afternoon. Nothing is asked
 * of what may be unplugged and then shows anything.
 */
final class SensorLimits {

    private static final int UNPLUGGED = 10_000;
    private static final int MOST_AMPERES = 1_000;
    private static final int MOST_WATTS = 10_000;

    private static final List<Limit> DEVICE =
            List.of(
                    Limit.thousandths("Vdd", "V", 1, 6, SensorAnswer::vdd),
                    Limit.thousandths("Vref", "V", 0, 6, SensorAnswer::vref));

    private static final List<Limit> AIR =
            List.of(
                    Limit.tenths("Ambient_Temp", "°C", -100, 200, SensorAnswer::ambient),
                    Limit.tenths("Humidity", "%", -10, 120, SensorAnswer::humidity));

    private static final List<Limit> POWER = power();

    private SensorLimits() {}

    private static List<Limit> power() {
        var limits = new ArrayList<Limit>();
        for (var each : PowerConnector.ALL) {
            limits.add(
                    Limit.thousandths(
                            each.current,
                            "A",
                            -MOST_AMPERES,
                            MOST_AMPERES,
                            answer -> answer.current(each.index)));
            limits.add(
                    Limit.thousandths(
                            each.power,
                            "W",
                            -MOST_WATTS,
                            MOST_WATTS,
                            answer -> answer.power(each.index)));
        }
        return List.copyOf(limits);
    }

    /** A temperature sensor that is not there measures more than 1000 °C, or less than -1000. */
    static boolean isUnplugged(int tenths) {
        return Math.abs(tenths) > UNPLUGGED;
    }

    /** What makes an answer absurd, in words; nothing for one that may be true. */
    static Optional<String> objection(SensorAnswer answer, ChipScale chip) {
        return first(DEVICE, answer)
                .or(() -> chip.objection(answer))
                .or(() -> isUnplugged(answer.ambient()) ? Optional.empty() : first(AIR, answer))
                .or(() -> first(POWER, answer));
    }

    private static Optional<String> first(List<Limit> limits, SensorAnswer answer) {
        for (var limit : limits) {
            var objection = limit.objection(answer);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }
}
