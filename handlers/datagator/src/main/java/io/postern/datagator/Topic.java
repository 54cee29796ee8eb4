package io.postern.datagator;

import java.util.Optional;

/** Finds levels of a topic without cutting it up. */
final class Topic {

    private Topic() {}

    /** The level of that number, counted from 1; nothing where the topic ends before it. */
    static Optional<String> level(String topic, int number) {
        int from = start(topic, number);
        if (from < 0) {
            return Optional.empty();
        }
        int end = topic.indexOf('/', from);
        return Optional.of(end < 0 ? topic.substring(from) : topic.substring(from, end));
    }

    static boolean hasLevel(String topic, int number) {
        return start(topic, number) >= 0;
    }

    private static int start(String topic, int number) {
        int from = 0;
        for (int level = 1; level < number; level++) {
            int slash = topic.indexOf('/', from);
            if (slash < 0) {
                return -1;
            }
            from = slash + 1;
        }
        return from;
    }
}
