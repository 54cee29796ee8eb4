package io.postern.app.simulate;

import io.postern.api.setting.Nearest;
import io.postern.simulate.benchlab.SimulatedBenchlab;
import io.postern.simulate.plug.Misbehaviour;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Something done to a device, or to all.
 *
 * @param verb {@code silence}, {@code unplug} …
 * @param device its number; 0 is all
 */
record DeviceEvent(String verb, int device) {

    static final List<String> MOODS =
            Arrays.stream(Misbehaviour.values())
                    .map(mood -> mood.name().toLowerCase(Locale.ROOT))
                    .toList();
    static final List<String> VERBS =
            Stream.concat(MOODS.stream(), Stream.of("unplug", "plug", "rename")).toList();

    private static final String ALL = "all";

    /** As in {@code flood:2}; without a number, all devices. */
    static DeviceEvent ofOption(String text, int devices) {
        var parts = text.split(":", 2);
        if (!MOODS.contains(parts[0])) {
            throw unknown("--misbehave", parts[0], MOODS);
        }
        return new DeviceEvent(
                parts[0], device("--misbehave", parts.length == 1 ? ALL : parts[1], devices));
    }

    /** As in {@code flood 2} or {@code flood all}. */
    static DeviceEvent ofWords(String verb, String device, int devices) {
        return new DeviceEvent(verb, device(verb, device, devices));
    }

    private static int device(String subject, String text, int devices) {
        if (text.equals(ALL)) {
            return 0;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= devices) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number of no device
        }
        throw new IllegalArgumentException(
                subject
                        + ": expected the number of a device, from 1 to "
                        + devices
                        + ", or all, found "
                        + (text.isEmpty() ? "nothing" : "\"" + text + "\""));
    }

    static IllegalArgumentException unknown(String subject, String word, List<String> known) {
        return new IllegalArgumentException(
                subject
                        + ": expected one of "
                        + String.join(", ", known)
                        + ", found \""
                        + word
                        + "\""
                        + Nearest.hint(word, known));
    }

    boolean isFor(SimulatedBenchlab one) {
        return device == 0 || one.number() == device;
    }

    void doTo(SimulatedBenchlab one) throws IOException {
        switch (verb) {
            case "plug" -> one.plug();
            case "unplug" -> one.unplug();
            case "rename" -> one.rename();
            default -> one.behave(Misbehaviour.valueOf(verb.toUpperCase(Locale.ROOT)));
        }
    }
}
