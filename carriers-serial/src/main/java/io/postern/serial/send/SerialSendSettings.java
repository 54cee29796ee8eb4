package io.postern.serial.send;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Template;
import java.time.Duration;
import java.util.Map;

/**
 * The keys of a send address's {@code additional_info}, but for what is written and its framing.
 */
public final class SerialSendSettings {

    public static final Setting<Map<String, Template>> DEVICE =
            Setting.<Map<String, Template>>of(
                            "device",
                            "Which device gets the message: words that must be true of it, such as"
                                    + " {\"uid\": \"$content.device\"}: names that \"identify\""
                                    + " captures, or \"port\". Exactly one connected device must"
                                    + " match. Without it, the only device there is.",
                            new Shape.Mapping(new Shape.Pattern()))
                    .orElse(Map.of());
    public static final Setting<Duration> WAIT_FOR_DEVICE =
            Setting.span(
                            "wait_for_device",
                            "How long a message waits for its device to be connected before it goes"
                                    + " to the dead-letter box.")
                    .orElse(Duration.ofSeconds(10));

    private SerialSendSettings() {}
}
