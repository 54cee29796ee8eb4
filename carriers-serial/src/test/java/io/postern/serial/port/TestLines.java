package io.postern.serial.port;

import io.postern.api.setting.Values;
import java.time.Duration;
import java.util.Map;

/** Settings that tests use. */
public final class TestLines {

    /** As they are where a file says nothing. */
    public static final LineSettings PLAIN = LineSettings.of(Values.NONE);

    /** Gives a write little time. */
    static final LineSettings HASTY = with("write_timeout", Duration.ofMillis(300));

    /** The same on a line so fast that much may be on its way within that time. */
    static final LineSettings FAST_HASTY =
            LineSettings.of(
                    Values.of(Map.of("write_timeout", Duration.ofMillis(300), "baud", 12_000_000)));

    /** Gives a write more time than a test has. */
    static final LineSettings PATIENT = with("write_timeout", Duration.ofHours(2));

    public static final Duration LONG = Duration.ofSeconds(20);

    private TestLines() {}

    static LineSettings with(String key, Object value) {
        return LineSettings.of(Values.of(Map.of(key, value)));
    }
}
