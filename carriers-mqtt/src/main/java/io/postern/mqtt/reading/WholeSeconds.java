package io.postern.mqtt.reading;

import io.postern.api.setting.Findings;
import java.time.Duration;

/** Durations that MQTT says in whole seconds, within its ranges. */
public final class WholeSeconds {

    /** Above it, four bytes of seconds mean "for ever". */
    public static final long MOST = 0xFFFF_FFFEL;

    private WholeSeconds() {}

    public static Duration seconds(
            String name, Duration value, long least, long most, Findings findings) {
        if (value.compareTo(Duration.ofSeconds(least)) < 0
                || value.compareTo(Duration.ofSeconds(most)) > 0) {
            findings.problem(
                    name, "expected " + least + " to " + most + " seconds, found " + words(value));
            return Duration.ofSeconds(least);
        }
        // rounded up: half a second must not become "never"
        return value.getNano() == 0 ? value : Duration.ofSeconds(value.getSeconds() + 1);
    }

    static Duration positive(String name, Duration value, Findings findings) {
        if (value.isZero() || value.isNegative()) {
            findings.problem(name, "expected more than 0 seconds, found " + words(value));
            return Duration.ofSeconds(1);
        }
        return value;
    }

    public static Duration notNegative(String name, Duration value, Findings findings) {
        if (value.isNegative()) {
            findings.problem(name, "expected 0 or more, found less");
        }
        return value;
    }

    private static String words(Duration value) {
        return value.getNano() == 0 ? value.getSeconds() + " s" : value.toString();
    }
}
