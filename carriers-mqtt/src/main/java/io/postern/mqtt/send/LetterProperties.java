package io.postern.mqtt.send;

import io.postern.api.link.Letter;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.broker.UserProperty;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the options of a message are kept in the properties of its letter. */
final class LetterProperties {

    private static final String QOS = "qos";
    private static final String RETAIN = "retain";
    private static final String CONTENT_TYPE = "content_type";
    private static final String RESPONSE_TOPIC = "response_topic";
    private static final String CORRELATION = "correlation";
    private static final String USER = "user.";

    /** What the letter says itself is not said twice. */
    private static final Set<String> OURS = Set.of("uid", "time", "replayed", "time_unsynced");

    private LetterProperties() {}

    static Map<String, String> of(PublishOptions options) {
        var all = new HashMap<String, String>();
        all.put(QOS, Integer.toString(options.qos()));
        if (options.retain()) {
            all.put(RETAIN, "true");
        }
        options.contentType().ifPresent(type -> all.put(CONTENT_TYPE, type));
        options.responseTopic().ifPresent(topic -> all.put(RESPONSE_TOPIC, topic));
        options.correlation()
                .map(Base64.getEncoder()::encodeToString)
                .ifPresent(data -> all.put(CORRELATION, data));
        options.user().forEach(one -> all.put(USER + one.name(), one.value()));
        return Map.copyOf(all);
    }

    /**
     * @throws IllegalArgumentException when somebody else wrote the letter
     */
    static PublishOptions options(Letter letter) {
        return letter.own().isPresent() && letter.own().get() instanceof PublishOptions known
                ? known
                : read(letter.properties());
    }

    private static PublishOptions read(Map<String, String> properties) {
        return new PublishOptions(
                Integer.parseInt(properties.getOrDefault(QOS, "1")),
                properties.containsKey(RETAIN),
                Optional.ofNullable(properties.get(CONTENT_TYPE)),
                Optional.ofNullable(properties.get(RESPONSE_TOPIC)),
                Optional.ofNullable(properties.get(CORRELATION)).map(Base64.getDecoder()::decode),
                user(properties));
    }

    private static List<UserProperty> user(Map<String, String> properties) {
        var all = new ArrayList<UserProperty>();
        properties.forEach(
                (name, value) -> {
                    if (name.startsWith(USER) && !isOurs(name.substring(USER.length()))) {
                        all.add(new UserProperty(name.substring(USER.length()), value));
                    }
                });
        return all;
    }

    static boolean isOurs(String userProperty) {
        return OURS.contains(userProperty);
    }
}
