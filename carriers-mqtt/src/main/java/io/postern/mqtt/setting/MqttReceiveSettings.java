package io.postern.mqtt.setting;

import io.postern.api.setting.Setting;
import java.time.Duration;

/** The keys of a receive address's {@code additional_info}. */
public final class MqttReceiveSettings {

    public static final String EXACT = "exact";
    public static final String IGNORE = "ignore";

    public static final Setting<String> TOPIC =
            Setting.text(
                            "topic",
                            "The topic to receive, and with it all topics below. With \"+\" or"
                                    + " \"#\" in it, it is taken as it is written.")
                    .optional();
    public static final Setting<String> TOPIC_MATCH =
            Setting.choice(
                            "topic_match",
                            "Whether a topic without wildcards takes those below it too, or is"
                                    + " taken exactly.",
                            "below",
                            EXACT)
                    .orElse("below");
    public static final Setting<Integer> QOS =
            Setting.whole(
                            "qos",
                            "The quality of service to receive with; without it the carrier's.",
                            0,
                            2)
                    .optional();
    public static final Setting<String> SHARED_GROUP =
            Setting.text(
                            "shared_group",
                            "The group that shares the messages: each goes to one gateway of the"
                                    + " group.")
                    .optional();
    public static final Setting<String> RETAINED =
            Setting.choice(
                            "retained",
                            "What is done with messages that the broker had kept from before.",
                            "deliver",
                            IGNORE)
                    .orElse("deliver");
    public static final Setting<Boolean> RETAIN_AS_PUBLISHED =
            Setting.flag(
                            "retain_as_published",
                            "Keeps the retain flag of messages as they were published, for sending"
                                    + " them on with \"retain\": \"keep\"; MQTT 5 only.")
                    .orElse(false);

    public static final Setting<Duration> FLOOD =
            Setting.span(
                            SessionSettings.FLOOD.name(),
                            "Drops what comes sooner than this after the message before; without"
                                    + " it the carrier's.")
                    .checked(WholeSeconds::notNegative)
                    .optional();

    private MqttReceiveSettings() {}
}
