package io.postern.mqtt.send;

import io.postern.api.carrier.Letter;
import io.postern.mqtt.dialect.Publication;
import io.postern.mqtt.dialect.UserProperty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a publication is kept in the properties of a letter. */
final class LetterProperties {

    static final String QOS = "qos";
    static final String RETAIN = "retain";
    static final String CONTENT_TYPE = "content_type";
    static final String RESPONSE_TOPIC = "response_topic";
    static final String CORRELATION = "correlation";
    static final String EXPIRY_SECONDS = "expiry_seconds";
    static final String UID = "uid";
    static final String TIME = "time";
    static final String USER = "user.";

    private static final String REPLAYED = "replayed";
    private static final Set<String> OURS = Set.of(UID, TIME, REPLAYED);

    private LetterProperties() {}

    static Publication publication(Letter letter) {
        var properties = letter.properties();
        return new Publication(
                letter.destination(),
                letter.payload(),
                Integer.parseInt(properties.getOrDefault(QOS, "1")),
                properties.containsKey(RETAIN),
                Optional.ofNullable(properties.get(CONTENT_TYPE)),
                Optional.ofNullable(properties.get(RESPONSE_TOPIC)),
                Optional.ofNullable(properties.get(CORRELATION)).map(Base64.getDecoder()::decode),
                Optional.ofNullable(properties.get(EXPIRY_SECONDS))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
                userProperties(letter));
    }

    private static List<UserProperty> userProperties(Letter letter) {
        var all = new ArrayList<UserProperty>();
        for (var name : letter.properties().keySet()) {
            if (name.equals(UID) || name.equals(TIME)) {
                all.add(property(name, letter, name));
            } else if (name.startsWith(USER) && !OURS.contains(name.substring(USER.length()))) {
                all.add(property(name.substring(USER.length()), letter, name));
            }
        }
        if (letter.replayed()) {
            all.add(new UserProperty(REPLAYED, "true"));
        }
        return all;
    }

    private static UserProperty property(String name, Letter letter, String kept) {
        return new UserProperty(name, letter.properties().getOrDefault(kept, ""));
    }
}
