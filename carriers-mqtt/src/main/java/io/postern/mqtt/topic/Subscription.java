package io.postern.mqtt.topic;

import java.util.Optional;

/**
 * A subscription, as an address wants it or as the broker is asked for it.
 *
 * @param group of a shared subscription
 * @param retained whether messages that the broker had kept are wanted
 * @param retainAsPublished whether live messages keep their retain flag
 */
public record Subscription(
        Filter filter,
        Optional<String> group,
        int qos,
        boolean retained,
        boolean retainAsPublished) {

    /** How the broker is asked for it, with {@code $share} where it is shared. */
    public String text() {
        return group.map(name -> "$share/" + name + "/" + filter).orElse(filter.toString());
    }

    /** One that serves both: the wider filter, the higher QoS, and whatever either wants. */
    Subscription joined(Subscription other) {
        return new Subscription(
                filter.merged(other.filter),
                group,
                Math.max(qos, other.qos),
                retained || other.retained,
                retainAsPublished || other.retainAsPublished);
    }
}
