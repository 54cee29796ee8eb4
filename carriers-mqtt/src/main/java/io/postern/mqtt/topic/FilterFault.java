package io.postern.mqtt.topic;

import java.util.Optional;

/** Says what is wrong with a topic filter. */
final class FilterFault {

    private FilterFault() {}

    static Optional<String> of(String text) {
        if (text.isEmpty()) {
            return Optional.of("expected a topic, found empty text");
        }
        return MqttText.fault(text).or(() -> wildcards(text));
    }

    private static Optional<String> wildcards(String text) {
        var levels = text.split("/", -1);
        for (int at = 0; at < levels.length; at++) {
            if (levels[at].equals(Filter.REST) && at < levels.length - 1) {
                return Optional.of("expected \"#\" only as the last level, found \"" + text + "\"");
            }
            if (levels[at].length() > 1 && hasWildcard(levels[at])) {
                return Optional.of(
                        "expected each \"+\" and \"#\" alone between slashes, found \""
                                + levels[at]
                                + "\"");
            }
        }
        return Optional.empty();
    }

    static boolean hasWildcard(String text) {
        return text.contains(Filter.ONE) || text.contains(Filter.REST);
    }
}
