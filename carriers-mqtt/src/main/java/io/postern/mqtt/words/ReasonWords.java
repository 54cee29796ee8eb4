package io.postern.mqtt.words;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The reason codes of MQTT in words, each with its remedy where there is one. */
public final class ReasonWords {

    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(0x00, "the broker ended the connection"),
                    Map.entry(0x04, "the broker ended the connection"),
                    Map.entry(0x80, "the broker gave no reason; its log may have one"),
                    Map.entry(0x81, "the broker could not read our packet; its log may say why"),
                    Map.entry(0x82, "the broker says that the protocol was broken"),
                    Map.entry(0x83, "the broker has a reason of its own; its log may have it"),
                    Map.entry(0x84, "the broker does not speak this version of MQTT"),
                    Map.entry(
                            0x85,
                            "the broker does not accept the client id; set another \"client_id\""),
                    Map.entry(
                            0x86,
                            "user name or password is wrong; see \"mqtt_username\" and"
                                    + " \"mqtt_password\""),
                    Map.entry(
                            0x87,
                            "not authorized; give this user the right to it in the broker's access"
                                    + " rules"),
                    Map.entry(0x88, "the broker is not available now"),
                    Map.entry(0x89, "the broker is busy"),
                    Map.entry(0x8A, "the broker has banned this client; ask who runs it"),
                    Map.entry(0x8B, "the broker is shutting down"),
                    Map.entry(0x8C, "the broker wants another way of authentication"),
                    Map.entry(
                            0x8D,
                            "the broker heard nothing from us for too long; look at the network,"
                                    + " or set a longer \"keep_alive\""),
                    Map.entry(
                            0x8E,
                            "another client uses the same client id, and the broker lets only one"
                                    + " in; give one of them another \"client_id\""),
                    Map.entry(0x8F, "the broker does not accept the topic filter"),
                    Map.entry(0x90, "the broker does not accept the topic"),
                    Map.entry(0x91, "the packet identifier is in use"),
                    Map.entry(0x92, "the broker does not know the packet identifier"),
                    Map.entry(
                            0x93,
                            "more messages were on their way than were agreed; set a smaller"
                                    + " \"max_in_flight\""),
                    Map.entry(0x94, "the topic alias is wrong; set \"topic_aliases\" to 0"),
                    Map.entry(0x95, "the packet is larger than the broker takes"),
                    Map.entry(0x96, "too many messages in a short time for this broker"),
                    Map.entry(
                            0x97,
                            "a quota of the broker is used up; ask who runs it, or send less"),
                    Map.entry(0x98, "whoever runs the broker has closed the connection"),
                    Map.entry(0x99, "the payload is not in the format that it says"),
                    Map.entry(
                            0x9A, "the broker keeps no retained messages; set \"retain\" to false"),
                    Map.entry(0x9B, "the broker does not offer this \"qos\"; set a lower one"),
                    Map.entry(0x9C, "the broker asks to use another one for now"),
                    Map.entry(0x9D, "the broker has moved"),
                    Map.entry(
                            0x9E,
                            "the broker does not offer shared subscriptions; remove"
                                    + " \"shared_group\""),
                    Map.entry(0x9F, "too many connections in a short time for this broker"),
                    Map.entry(0xA0, "the broker lets nobody stay connected for longer"),
                    Map.entry(0xA1, "the broker does not offer subscription identifiers"),
                    Map.entry(
                            0xA2,
                            "the broker does not offer wildcards; set \"topic_match\" to"
                                    + " \"exact\""));

    private ReasonWords() {}

    /**
     * A code of MQTT 5, in words and as a number, with what the broker added to it.
     *
     * @param said the reason string
     */
    public static String of(int code, Optional<String> said) {
        return shown(WORDS.getOrDefault(code, "the broker gave an unknown reason"), code, said);
    }

    private static String shown(String words, int code, Optional<String> said) {
        var added = said.filter(text -> !text.isBlank()).map(text -> ": \"" + text + "\"");
        return String.format(Locale.ROOT, "%s (0x%02X%s)", words, code, added.orElse(""));
    }

    /**
     * Of a greeting that was refused: mosquitto says "not authorized" of a wrong password too.
     *
     * @param otherVersion what to do where this version of MQTT is not spoken
     */
    static String ofConnect(int code, Optional<String> said, String otherVersion) {
        if (code == 0x84) {
            return shown(WORDS.get(code) + "; " + otherVersion, code, said);
        }
        return code == 0x87
                ? shown(
                        "not authorized; look at \"mqtt_username\" and \"mqtt_password\", and at who"
                                + " may connect to the broker",
                        code,
                        said)
                : of(code, said);
    }

    /** A code of a CONNACK of MQTT 3.1.1. */
    static String ofOldConnect(int code, String otherVersion) {
        return ofConnect(
                switch (code) {
                    case 1 -> 0x84;
                    case 2 -> 0x85;
                    case 3 -> 0x88;
                    case 4 -> 0x86;
                    case 5 -> 0x87;
                    default -> 0x80;
                },
                Optional.empty(),
                otherVersion);
    }
}
