package io.postern.config.keys;

import io.postern.api.address.Trigger;
import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of an {@code addresses/} file. */
public final class AddressKeys {

    public static final Setting<List<String>> MESSAGE_TYPE =
            Setting.texts(
                    "message_type",
                    "The type of its messages. A list, even of one, makes one address for each"
                            + " type, named <address>_<type>.");

    public static final Setting<String> DIRECTION =
            Setting.choice("send_or_receive", "Which way its messages go.", "receive", "send");

    public static final Setting<String> CARRIER =
            Setting.text("carrier", "The carriers/ file that its messages go through.");

    public static final Setting<String> HANDLER =
            Setting.text(
                            "handler",
                            "The handlers/ file, or the kind of handler, that translates its"
                                    + " messages; none by default.")
                    .optional();

    public static final Setting<List<String>> HANDLER_FUNCTION =
            Setting.texts(
                            "handler_function",
                            "The function of the handler, or several, of which each takes what the"
                                    + " one before it made; may be left out where it has just one.")
                    .optional();

    public static final Setting<String> TRIGGER_TYPE =
            Setting.text(
                            "trigger_type",
                            "The type of message that makes it receive, where its duration is"
                                    + " on_message; its own message_type by default.")
                    .optional();

    public static final Setting<String> PAYLOAD =
            Setting.choice(
                            "payload",
                            "How the bytes of a message are read and written.",
                            "json",
                            "text",
                            "number",
                            "bytes")
                    .orElse("json");

    public static final Setting<String> UID =
            Setting.choice(
                            "uid",
                            "Where a message gets its uid when it brings none: a running number,"
                                    + " or a hash of topic and payload, so that copies are the"
                                    + " same.",
                            "sequence",
                            "content")
                    .orElse("sequence");

    public static final Setting<String> ID_FIELD =
            Setting.text(
                            "id_field",
                            "The field of the content that says whose message it is, where it"
                                    + " receives; the message type's id_field by default.")
                    .optional();

    public static final Setting<Integer> ID_LEVEL =
            Setting.whole(
                            "id_level",
                            "The level of the topic that says whose message it is, where it"
                                    + " receives: 1 is the first, -1 the last. A message whose topic"
                                    + " has no such level is asked for its id_field.",
                            -100,
                            100)
                    .optional();

    public static final Setting<String> DURABILITY =
            Setting.choice(
                            "durability",
                            "When a message goes to the disk, where each is sent (on_message): when"
                                    + " it has to wait, by default; or always, before it is sent,"
                                    + " for senders that cannot wait, such as MQTT QoS 0 and serial"
                                    + " devices.",
                            "when_waiting",
                            "disk")
                    .optional();

    public static final Setting<List<String>> STAMP =
            Setting.<List<String>>of(
                            "stamp",
                            "Fields that it puts into each JSON object that it sends: the message's"
                                    + " time, its uid, and replayed, which is true where it waited"
                                    + " in a queue on disk. A field that is there stays as it is.",
                            new Shape.Listing(new Shape.Choice(List.of("time", "uid", "replayed"))))
                    .optional();

    /** What the carrier's kind describes. */
    public static final Setting<Json> ADDITIONAL_INFO =
            Setting.<Json>of(
                            "additional_info",
                            "What the kind of carrier needs to know of the address, such as the"
                                    + " topic.",
                            new Shape.Anything())
                    .optional();

    public static final Settings ALL =
            Settings.of(
                    CommonKeys.INHERITANCE,
                    MESSAGE_TYPE,
                    DIRECTION,
                    CARRIER,
                    HANDLER,
                    HANDLER_FUNCTION,
                    DurationKey.OF_ADDRESS,
                    TRIGGER_TYPE,
                    PAYLOAD,
                    UID,
                    ID_FIELD,
                    ID_LEVEL,
                    DURABILITY,
                    STAMP,
                    QueueKeys.QUEUE,
                    ADDITIONAL_INFO,
                    CommonKeys.ENABLED);

    /** There may be thousands of addresses. */
    private static final Map<Trigger.Kind, Settings> BY_DURATION =
            Stream.of(Trigger.Kind.ALWAYS, Trigger.Kind.ON_MESSAGE, Trigger.Kind.AS_NEEDED)
                    .collect(Collectors.toMap(kind -> kind, AddressKeys::withDurationOf));

    private AddressKeys() {}

    /** All keys, where an address that says no duration has this one. */
    public static Settings withDuration(Trigger.Kind fallback) {
        return BY_DURATION.getOrDefault(fallback, ALL);
    }

    private static Settings withDurationOf(Trigger.Kind fallback) {
        return new Settings(
                ALL.all().stream()
                        .<Setting<?>>map(
                                key ->
                                        key.name().equals(DurationKey.NAME)
                                                ? DurationKey.OF_ADDRESS.orElse(fallback.word())
                                                : key)
                        .toList());
    }
}
