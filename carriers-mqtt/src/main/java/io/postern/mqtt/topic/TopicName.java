package io.postern.mqtt.topic;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a topic to send to may be. */
public final class TopicName {

    private TopicName() {}

    /** Why nothing can be sent to it, as {@code expected ..., found ...}; empty when it can. */
    public static Optional<String> fault(String topic) {
        if (topic.isEmpty()) {
            return Optional.of("expected a topic to send to, found empty text");
        }
        if (FilterFault.hasWildcard(topic)) {
            return Optional.of(
                    "expected a topic to send to, without \"+\" and \"#\", found \""
                            + topic
                            + "\"");
        }
        return MqttText.fault(topic);
    }

    /**
     * What is done to each part of a topic that a message fills in: {@code +}, {@code #}, control
     * characters and a leading {@code $} become {@code _}; so does {@code /}, unless content may
     * add levels. Since every part is cleaned so, no topic gets a leading {@code $} from content.
     *
     * @param levels whether content may add levels
     */
    public static UnaryOperator<String> cleaner(boolean levels) {
        return part -> clean(part, levels);
    }

    private static String clean(String part, boolean levels) {
        for (int at = 0; at < part.length(); at++) {
            if (isReplaced(part, at, levels)) {
                return replaced(part, levels);
            }
        }
        return part;
    }

    private static String replaced(String part, boolean levels) {
        var cleaned = new StringBuilder(part);
        for (int at = 0; at < part.length(); at++) {
            if (isReplaced(part, at, levels)) {
                cleaned.setCharAt(at, '_');
            }
        }
        return cleaned.toString();
    }

    private static boolean isReplaced(String part, int at, boolean levels) {
        char c = part.charAt(at);
        return c == '+'
                || c == '#'
                || c == '/' && !levels
                || c == '$' && at == 0
                || Character.isISOControl(c);
    }
}
