package io.postern.config.plan;

import java.util.Optional;

/**
 * How a receive address tells whose a message is, where it does not leave that to the type.
 *
 * @param field of the content
 * @param level of the topic: 1 is the first, -1 the last
 */
public record IdRule(Optional<String> field, Optional<Integer> level) {

    public static final IdRule OF_THE_TYPE = new IdRule(Optional.empty(), Optional.empty());

    public MessagePlan over(MessagePlan type) {
        return field.isEmpty()
                ? type
                : new MessagePlan(type.type(), field.get(), type.timeField(), type.mostIds());
    }

    /** The id that a topic has; empty where it has no such level, or nothing in it. */
    public Optional<String> in(String topic) {
        if (level.isEmpty()) {
            return Optional.empty();
        }
        var levels = topic.split("/", -1);
        int at = level.get() > 0 ? level.get() - 1 : levels.length + level.get();
        return at < 0 || at >= levels.length || levels[at].isEmpty()
                ? Optional.empty()
                : Optional.of(levels[at]);
    }
}
