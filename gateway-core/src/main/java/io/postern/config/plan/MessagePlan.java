package io.postern.config.plan;

/**
 * A message type.
 *
 * @param mostIds how many ids its table keeps; the oldest goes when one more comes
 */
public record MessagePlan(String type, String idField, String timeField, int mostIds) {

    public static final String ID_FIELD = "id";
    public static final String TIME_FIELD = "time";
    public static final int MOST_IDS = 10_000;

    /** A type without a file. */
    public static MessagePlan of(String type) {
        return new MessagePlan(type, ID_FIELD, TIME_FIELD, MOST_IDS);
    }
}
