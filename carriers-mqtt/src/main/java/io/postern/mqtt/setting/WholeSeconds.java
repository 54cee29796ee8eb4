package io.postern.mqtt.setting;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import java.time.Duration;

/** Durations as MQTT has them. */
final class WholeSeconds {

    /** Above it, four bytes of seconds mean "for ever". */
    static final long MOST = 0xFFFF_FFFEL;

    private WholeSeconds() {}

    /** Rounded up: half a second must not become "never". */
    static Setting.Reading<Duration, Duration> within(long least, long most) {
        return (value, findings) -> {
            if (value.compareTo(Duration.ofSeconds(least)) < 0
                    || value.compareTo(Duration.ofSeconds(most)) > 0) {
                findings.problem(
                        "",
                        "expected " + least + " to " + most + " seconds, found " + words(value));
                return Duration.ofSeconds(least);
            }
            return value.getNano() == 0 ? value : Duration.ofSeconds(value.getSeconds() + 1);
        };
    }

    static void positive(Duration value, Findings findings) {
        if (value.isZero() || value.isNegative()) {
            findings.problem("", "expected more than 0 seconds, found " + words(value));
        }
    }

    static void notNegative(Duration value, Findings findings) {
        if (value.isNegative()) {
            findings.problem("", "expected 0 or more, found less");
        }
    }

    private static String words(Duration value) {
        return value.getNano() == 0 ? value.getSeconds() + " s" : value.toString();
    }
}
