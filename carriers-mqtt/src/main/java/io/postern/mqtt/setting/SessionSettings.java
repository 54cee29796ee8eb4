package io.postern.mqtt.setting;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.mqtt.broker.Announcement;
import java.time.Duration;
import java.util.List;

/** The keys of a {@code carriers/} file about how the connection is used. */
public final class SessionSettings {

    public static final Setting<Integer> QOS =
            Setting.whole(
                            "qos",
                            "Quality of service of addresses that say nothing: 0 at most once, 1"
                                    + " at least once, 2 exactly once between two neighbours.",
                            0,
                            2)
                    .orElse(1);
    public static final Setting<String> CLIENT_ID =
            Setting.text(
                            "client_id",
                            "The client id; the broker sees CLIENT_ID_SYSTEM_ID, with _send after"
                                    + " it for the sending connection of a carrier that also"
                                    + " receives.")
                    .orElse("default");
    public static final Setting<String> SYSTEM_ID =
            Setting.text(
                            "system_id",
                            "Stands in the client id and, as gateway_id, in what is sent; most"
                                    + " often $system_id.")
                    .orElse("default");
    public static final Setting<Duration> FLOOD =
            Setting.span(
                            "flood_seconds_tolerance",
                            "Drops what comes for a receive address sooner than this after the"
                                    + " message before; 0 drops nothing. An address may have its"
                                    + " own.")
                    .orElse(Duration.ZERO)
                    .checked(WholeSeconds::notNegative);
    public static final Setting<Object> VERSION =
            Setting.of(
                            "version",
                            "The version of MQTT: 5, or 3 or 4 for MQTT 3.1.1; other programs'"
                                    + " words for them are taken too.",
                            new Shape.Either(
                                    List.of(
                                            new Shape.Decimal(3, 5),
                                            new Shape.Choice(VersionReading.WORDS))))
                    .orElse(5.0);
    public static final Setting<Boolean> INCLUDE_TOPIC =
            Setting.flag("include_topic", "Adds the topic to what arrives, as the field \"topic\".")
                    .orElse(false);
    public static final Setting<Duration> KEEP_ALIVE =
            Setting.span(
                            "keep_alive",
                            "How long the connection may be silent before the broker is asked"
                                    + " whether it is still there; 0 for never.")
                    .orElse(Duration.ofSeconds(60))
                    .as(WholeSeconds.within(0, 65_535));
    public static final Setting<Duration> SESSION_EXPIRY =
            Setting.span(
                            "session_expiry",
                            "How long the broker keeps messages for the receiving connection while"
                                    + " it is away; 0 for not at all. With MQTT 3.1.1 the broker"
                                    + " decides, unless it is 0.")
                    .orElse(Duration.ofDays(7))
                    .as(WholeSeconds.within(0, WholeSeconds.MOST));
    public static final Setting<Boolean> CLEAN_START =
            Setting.flag(
                            "clean_start",
                            "Forgets at each connect what the broker kept while the gateway was"
                                    + " away.")
                    .orElse(false);
    public static final Setting<Integer> RECEIVE_MAXIMUM =
            Setting.whole(
                            "receive_maximum",
                            "How many messages of QoS 1 and 2 may be unfinished here at once. A"
                                    + " broker of MQTT 5 is told; what any broker sends beyond it"
                                    + " waits its turn, and with much of it the gateway stops"
                                    + " reading until some are done.",
                            1,
                            65_535)
                    .orElse(1_000);
    public static final Setting<Long> MAXIMUM_PACKET_SIZE =
            Setting.size(
                            "maximum_packet_size",
                            "The largest packet that the broker may send; MQTT 5 only.",
                            1_000,
                            268_435_460)
                    .orElse(10_000_000L);
    public static final Setting<Integer> TOPIC_ALIASES =
            Setting.whole(
                            "topic_aliases",
                            "How many topics each side may abbreviate to a number; MQTT 5 only.",
                            0,
                            65_535)
                    .orElse(16);
    public static final Setting<Integer> MAX_IN_FLIGHT =
            Setting.whole(
                            "max_in_flight",
                            "How many messages may be on their way to the broker before the first"
                                    + " is acknowledged; fewer where the broker wants fewer.",
                            1,
                            65_535)
                    .orElse(100);
    public static final Setting<Duration> ACK_TIMEOUT =
            Setting.span(
                            "ack_timeout",
                            "How long messages may be on their way without any acknowledgement"
                                    + " before the connection counts as dead and is made anew.")
                    .orElse(Duration.ofSeconds(20))
                    .checked(WholeSeconds::positive);
    public static final Setting<Announcement> WILL =
            AnnouncementSettings.will(
                            "will", "What the broker publishes when the gateway vanishes.")
                    .optional();
    public static final Setting<Announcement> BIRTH =
            AnnouncementSettings.birth(
                            "birth", "What the gateway publishes each time it has connected.")
                    .optional();

    private SessionSettings() {}
}
