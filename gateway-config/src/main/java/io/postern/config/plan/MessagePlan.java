package io.postern.config.plan;

import io.postern.config.keys.MessageKeys;

/**
 * A message type.
 *
 * @param mostIds how many ids its table keeps; the oldest goes when one more comes
 */
public record MessagePlan(String type, String idField, String timeField, int mostIds) {

    /** A type without a file. */
    public static MessagePlan of(String type) {
        return new MessagePlan(
                type,
                MessageKeys.USUAL_ID_FIELD,
                MessageKeys.USUAL_TIME_FIELD,
                MessageKeys.USUAL_MOST_IDS);
    }
}
