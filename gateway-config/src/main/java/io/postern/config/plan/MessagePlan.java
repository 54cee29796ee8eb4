package io.postern.config.plan;

import io.postern.config.keys.MessageKeys;
import java.util.Set;

/**
 * A message type.
 *
 * @param mostIds how many ids its table keeps; the oldest goes when one more comes
 */
public record MessagePlan(String type, String idField, String timeField, int mostIds) {

    /** What the gateway itself posts. */
    public static final Set<String> OWN_TYPES = Set.of("connection_status", "gateway_alarm");

    /** A type without a file. */
    public static MessagePlan of(String type) {
        return new MessagePlan(
                type,
                MessageKeys.USUAL_ID_FIELD,
                MessageKeys.USUAL_TIME_FIELD,
                MessageKeys.USUAL_MOST_IDS);
    }
}
