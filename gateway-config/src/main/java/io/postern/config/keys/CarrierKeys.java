package io.postern.config.keys;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import java.time.Duration;

/** The keys of a {@code carriers/} file, besides those of its kind. */
public final class CarrierKeys {

    public static final Setting<String> SOURCE =
            Setting.text("source", "The kind of carrier, as a plugin offers it.").withoutKeywords();

    public static final Setting<Boolean> MONITOR_CONNECTION =
            Setting.flag(
                            "monitor_connection",
                            "Whether the carrier's connection is monitored, or that of each of"
                                    + " its devices where it has several: each loss and each"
                                    + " return is then told by a message of type"
                                    + " connection_status.")
                    .orElse(false);

    public static final Setting<Duration> CONNECTION_PATIENCE =
            Setting.span(
                            "connection_patience",
                            "How long a loss or a return of a monitored connection must last"
                                    + " before it is told.")
                    .orElse(Duration.ofSeconds(5));

    public static final Settings ALL =
            Settings.of(
                    CommonKeys.INHERITANCE,
                    SOURCE,
                    MONITOR_CONNECTION,
                    CONNECTION_PATIENCE,
                    QueueKeys.QUEUE,
                    CommonKeys.ENABLED);

    private CarrierKeys() {}
}
