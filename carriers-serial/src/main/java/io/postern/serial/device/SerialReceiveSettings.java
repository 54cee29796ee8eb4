package io.postern.serial.device;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Template;
import java.time.Duration;
import java.util.Map;

/** The keys of a receive address's {@code additional_info}, but for its framing and request. */
public final class SerialReceiveSettings {

    public static final Setting<Duration> TIMEOUT =
            Setting.span(
                            "timeout",
                            "How long to wait for each answer; without it the carrier's"
                                    + " read_timeout.")
                    .optional();
    public static final Setting<Integer> RETRIES =
            Setting.whole(
                            "retries",
                            "How often to ask again at once where no answer comes.",
                            0,
                            100)
                    .orElse(0);
    public static final Setting<Boolean> FLUSH =
            Setting.flag(
                            "flush",
                            "Whether what came before the question is thrown away, so that it is"
                                    + " not taken for the answer.")
                    .orElse(true);
    public static final Setting<Map<String, Template>> DEVICE =
            Setting.<Map<String, Template>>of(
                            "device",
                            "Only devices of which these words are true, such as"
                                    + " {\"product\": \"16\"}: names that \"identify\" captures, or"
                                    + " \"port\". * stands for any characters, ? for one.",
                            new Shape.Mapping(new Shape.Pattern()))
                    .orElse(Map.of());
    public static final Setting<Boolean> ANNOUNCE =
            Setting.flag(
                            "announce",
                            "One message each time a device is connected, with its port and what"
                                    + " \"identify\" captured. Only with the duration \"always\";"
                                    + " nothing else is received then.")
                    .orElse(false);
    public static final Setting<Map<String, Template>> ADD =
            Setting.<Map<String, Template>>of(
                            "add",
                            "Fields to add to the content of each message, such as {\"uid\":"
                                    + " \"$device.uid\"}.",
                            new Shape.Mapping(new Shape.Pattern()))
                    .orElse(Map.of());

    private SerialReceiveSettings() {}
}
