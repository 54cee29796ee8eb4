package io.postern.serial;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a carrier's file that are about all of its devices.
 *
 * @param scan from scan to scan
 * @param readTimeout how long an answer may take where nothing else is said
 * @param giveUpAfter after how many requests in a row without an answer a port is opened anew
 * @param roster how often the log names the devices
 * @param maxDevices how many ports at once
 */
record SerialSettings(
        Duration scan,
        Duration readTimeout,
        int giveUpAfter,
        Optional<Duration> roster,
        int maxDevices) {

    private static final Duration SHORTEST_SCAN = Duration.ofMillis(50);
    private static final Duration SHORTEST_ROSTER = Duration.ofSeconds(1);

    private static final Setting<Duration> SCAN =
            Setting.span(
                            "scan_seconds",
                            "How often to look which ports are there: so soon a device that is"
                                    + " plugged in is found.")
                    .orElse(Duration.ofSeconds(2));
    private static final Setting<Duration> READ_TIMEOUT =
            Setting.span(
                            "read_timeout",
                            "How long to wait for an answer, where an address or a step of"
                                    + " \"identify\" does not say.")
                    .orElse(Duration.ofSeconds(1));
    private static final Setting<Integer> GIVE_UP_AFTER =
            Setting.whole(
                            "give_up_after",
                            "After how many requests in a row without any answer the port is closed,"
                                    + " opened and identified again, since devices hang; 0 for"
                                    + " never.",
                            0,
                            1_000_000)
                    .orElse(5);
    private static final Setting<Duration> LOG_DEVICES =
            Setting.span(
                            "log_devices",
                            "How often one line in the log names the devices that are connected;"
                                    + " without it, never.")
                    .optional();
    private static final Setting<Integer> MAX_DEVICES =
            Setting.whole(
                            "max_devices",
                            "How many ports are used at once; more are left alone, which the status"
                                    + " says.",
                            1,
                            1_024)
                    .orElse(64);

    static final List<Setting<?>> ALL =
            List.of(SCAN, READ_TIMEOUT, GIVE_UP_AFTER, LOG_DEVICES, MAX_DEVICES);

    static SerialSettings of(Values settings) {
        return new SerialSettings(
                longer(settings.get(SCAN), SHORTEST_SCAN),
                settings.get(READ_TIMEOUT),
                settings.get(GIVE_UP_AFTER),
                settings.find(LOG_DEVICES).map(each -> longer(each, SHORTEST_ROSTER)),
                settings.get(MAX_DEVICES));
    }

    static void check(Values settings, Findings findings) {
        atLeast(SCAN, SHORTEST_SCAN, settings, findings);
        atLeast(READ_TIMEOUT, Duration.ofMillis(1), settings, findings);
        atLeast(LOG_DEVICES, SHORTEST_ROSTER, settings, findings);
    }

    private static void atLeast(
            Setting<Duration> setting, Duration least, Values settings, Findings findings) {
        settings.find(setting)
                .filter(span -> span.compareTo(least) < 0)
                .ifPresent(
                        span ->
                                findings.problem(
                                        setting.name(),
                                        "expected at least "
                                                + least.toMillis()
                                                + " ms, found "
                                                + span.toMillis()
                                                + " ms"));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
