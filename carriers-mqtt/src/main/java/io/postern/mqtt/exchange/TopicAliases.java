package io.postern.mqtt.exchange;

import java.util.HashMap;
import java.util.Map;

/** What we abbreviate topics to: the first so many, for as long as the connection lasts. */
final class TopicAliases {

    private final int most;
    private final Map<String, Integer> known = new HashMap<>();

    TopicAliases(int most) {
        this.most = most;
    }

    /** The one that the topic has, or could have; 0 for none. */
    int of(String topic) {
        int next = known.size() < most ? known.size() + 1 : 0;
        return most == 0 ? 0 : known.getOrDefault(topic, next);
    }

    boolean knows(String topic) {
        return most > 0 && known.containsKey(topic);
    }

    /** The broker was told. */
    void told(String topic, int alias) {
        if (alias > 0) {
            known.put(topic, alias);
        }
    }
}
