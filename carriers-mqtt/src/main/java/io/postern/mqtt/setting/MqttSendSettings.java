package io.postern.mqtt.setting;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The keys of a send address's {@code additional_info}. */
public final class MqttSendSettings {

    static final String KEEP = "keep";

    public static final Setting<Template> TOPIC =
            Setting.pattern(
                            "topic",
                            "The topic to send to, with words of the message such as $msg_id,"
                                    + " $content.room, $mqtt.topic.")
                    .optional();
    public static final Setting<Boolean> TOPIC_LEVELS =
            Setting.flag(
                            "topic_levels",
                            "Whether a \"/\" in a word's text makes a level of the topic; else it"
                                    + " becomes \"_\".")
                    .orElse(false);
    public static final Setting<Integer> QOS =
            Setting.whole(
                            "qos",
                            "The quality of service to send with; without it the carrier's.",
                            0,
                            2)
                    .optional();
    public static final Setting<Object> RETAIN =
            Setting.<Object>of(
                            "retained",
                            "Whether the broker keeps the newest message for whoever comes later;"
                                    + " \"keep\" does as the message came.",
                            new Shape.Either(
                                    List.of(new Shape.Flag(), new Shape.Choice(List.of(KEEP)))))
                    .orElse(false);
    public static final Setting<Boolean> ADD_SOURCE =
            Setting.flag(
                            "add_source",
                            "Adds \"gateway_id\" (the carrier's system_id) and \"source\":"
                                    + " \"direct\" to JSON objects.")
                    .orElse(true);
    public static final Setting<Boolean> REPLY =
            Setting.flag(
                            "reply",
                            "Sends to the response topic that the message it answers came with;"
                                    + " to \"topic\" where that had none.")
                    .orElse(false);
    public static final Setting<String> CONTENT_TYPE =
            Setting.text(
                            "content_type",
                            "What the payload is, such as application/json; MQTT 5 only.")
                    .optional();
    public static final Setting<Template> RESPONSE_TOPIC =
            Setting.pattern("response_topic", "Where answers are expected; MQTT 5 only.")
                    .optional();
    public static final Setting<Map<String, Template>> USER_PROPERTIES =
            Setting.<Map<String, Template>>of(
                            "user_properties",
                            "Names and texts to send along, with words of the message; MQTT 5"
                                    + " only.",
                            new Shape.Mapping(new Shape.Pattern()))
                    .orElse(Map.of());
    public static final Setting<Duration> EXPIRY =
            Setting.span(
                            "expiry",
                            "How long the broker keeps the message for receivers that are away;"
                                    + " MQTT 5 only.")
                    .as(WholeSeconds.within(1, WholeSeconds.MOST))
                    .optional();
    public static final Setting<Duration> FLOOD =
            Setting.span(
                            "flood_seconds_tolerance",
                            "Drops what comes sooner than this after the message before; 0 drops"
                                    + " nothing.")
                    .orElse(Duration.ZERO)
                    .checked(WholeSeconds::notNegative);

    private MqttSendSettings() {}
}
