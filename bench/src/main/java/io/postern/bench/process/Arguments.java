package io.postern.bench.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a command line gives: {@code --name value}, and switches without a value. */
public record Arguments(Map<String, String> given) {

    private static final double MILLIS = 1000;

    /**
     * @param program what a complaint begins with
     * @throws IllegalArgumentException for anything else than these, in words
     */
    public static Arguments read(
            String program, Set<String> switches, Set<String> values, String[] arguments) {
        var given = new HashMap<String, String>();
        for (int at = 0; at < arguments.length; at++) {
            var name = arguments[at];
            if (switches.contains(name)) {
                given.put(name, "");
            } else if (values.contains(name) && at + 1 < arguments.length) {
                given.put(name, arguments[++at]);
            } else {
                throw new IllegalArgumentException(
                        program
                                + ": expected one of the options of --help, found \""
                                + name
                                + "\"");
            }
        }
        return new Arguments(given);
    }

    public boolean has(String name) {
        return given.containsKey(name);
    }

    public String text(String name, String orElse) {
        return given.getOrDefault(name, orElse);
    }

    public Path path(String name, String orElse) {
        return Path.of(text(name, orElse));
    }

    public int whole(String name, int least, int orElse) {
        return (int) number(name, least, orElse);
    }

    public Duration seconds(String name, double orElse) {
        return Duration.ofMillis(Math.round(number(name, 0, orElse) * MILLIS));
    }

    public double number(String name, double least, double orElse) {
        if (!has(name)) {
            return orElse;
        }
        try {
            double number = Double.parseDouble(given.get(name));
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException(
                name
                        + ": expected a number of at least "
                        + least
                        + ", found \""
                        + given.get(name)
                        + "\"");
    }
}
