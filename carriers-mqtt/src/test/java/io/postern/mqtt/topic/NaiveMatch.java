package io.postern.mqtt.topic;

import java.util.List;
import java.util.Random;

/** The standard's matching, word by word, and random topics and filters to try it on. */
final class NaiveMatch {

    private static final List<String> LEVELS = List.of("a", "b", "", "$x", "c");

    private final Random random;

    NaiveMatch(long seed) {
        this.random = new Random(seed);
    }

    static boolean of(String filter, String topic) {
        if (topic.startsWith("$") && (filter.startsWith("+") || filter.startsWith("#"))) {
            return false;
        }
        var wanted = filter.split("/", -1);
        var levels = topic.split("/", -1);
        for (int at = 0; at < wanted.length; at++) {
            if (wanted[at].equals("#")) {
                return levels.length >= at;
            }
            if (at >= levels.length) {
                return false;
            }
            if (!wanted[at].equals("+") && !wanted[at].equals(levels[at])) {
                return false;
            }
        }
        return wanted.length == levels.length;
    }

    String topic() {
        while (true) {
            var topic = text(false);
            if (!topic.isEmpty()) {
                return topic;
            }
        }
    }

    String filter() {
        while (true) {
            var filter = text(true);
            if (!filter.isEmpty()) {
                return filter;
            }
        }
    }

    private String text(boolean wild) {
        int length = 1 + random.nextInt(4);
        var text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(at == 0 ? "" : "/");
            if (wild && at == length - 1 && random.nextInt(4) == 0) {
                text.append("#");
            } else if (wild && random.nextInt(3) == 0) {
                text.append("+");
            } else {
                text.append(LEVELS.get(random.nextInt(LEVELS.size())));
            }
        }
        return text.toString();
    }
}
