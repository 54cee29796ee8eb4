package io.postern.serial.identify;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The settings {@code identify} and {@code settle} of a carrier. */
public final class IdentifySettings {

    /** The steps; none where devices are taken for what they are. */
    public static final Setting<List<Values>> IDENTIFY =
            Setting.<List<Values>>of(
                            "identify",
                            "How to find out which device it is, step by step, each time a port is"
                                    + " opened.",
                            new Shape.Listing(new Shape.Group(StepSettings.ALL)))
                    .optional();

    /** How long nobody talks to a device that was just opened. */
    public static final Setting<Duration> SETTLE =
            Setting.span(
                            "settle",
                            "How long to wait after opening a port before the first step, throwing"
                                    + " away what the device says: some boards start anew when they"
                                    + " are opened.")
                    .orElse(Duration.ZERO);

    /** The keys of a carrier's file. */
    public static final List<Setting<?>> ALL = List.of(IDENTIFY, SETTLE);

    private IdentifySettings() {}

    public static void check(Values carrier, Findings findings) {
        var check = new StepCheck(findings);
        int number = 1;
        for (var step : steps(carrier)) {
            check.check(IDENTIFY.name() + "[" + number++ + "]", step);
        }
    }

    /** The names that the steps capture, such as {@code uid}; never fails. */
    public static Set<String> captures(Values carrier) {
        var names = new LinkedHashSet<String>();
        steps(carrier).forEach(step -> names.addAll(StepSettings.names(step)));
        return names;
    }

    static List<Step> steps(Values carrier, Duration readTimeout) {
        var steps = new ArrayList<Step>();
        for (var step : steps(carrier)) {
            steps.add(StepSettings.of(steps.size() + 1, step, readTimeout));
        }
        return steps;
    }

    private static List<Values> steps(Values carrier) {
        return carrier.find(IDENTIFY).orElse(List.of());
    }
}
