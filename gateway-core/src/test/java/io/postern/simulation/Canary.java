package io.postern.simulation;

/**
 * Mistakes that others have made, on purpose: a simulation that does not find them proves nothing.
 */
public enum Canary {
    NONE,
    /** A message is acknowledged when it comes, before it is safe anywhere. */
    ACKNOWLEDGED_EARLY,
    /** What is on its way when a link is lost is taken for sent. */
    FORGOTTEN_AT_LOSS,
    /** What is on its way when a carrier is replaced is taken for sent. */
    FORGOTTEN_AT_CHANGE,
    /** Now and then one overtakes the one before it. */
    OVERTAKES,
    /** A link that hears nothing any more is up for ever. */
    SILENT,
    /** A message that came before, over another connection, is never acknowledged. */
    REDELIVERED_UNACKNOWLEDGED,
    /** A row counts as written before it is synced. */
    ROWS_NOT_SYNCED,
    /** A file counts as made before its folder is synced. */
    NAMES_NOT_SYNCED,
    /** What was read from the disk is done with as soon as it is sent. */
    ROW_GONE_WHEN_SENT,
    /** A change of the configuration throws away what waits. */
    QUEUE_GONE_AT_CHANGE,
    /** Who sets the wall clock makes messages older. */
    EXPIRED_BY_THE_WALL_CLOCK,
    /** A link subscribes at each connection, and a command that is retained comes again. */
    SUBSCRIBES_AGAIN,
    /** A handler keeps in memory what it has not sent on yet. */
    KEPT_IN_MEMORY
}
