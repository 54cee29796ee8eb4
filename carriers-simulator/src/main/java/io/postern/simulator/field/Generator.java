package io.postern.simulator.field;

import io.postern.api.json.Json;

/**
 * Makes the values of one field, message after message. Kept by one address and called by one
 * thread at a time, with each number once, in order.
 */
@FunctionalInterface
public interface Generator {

    /** The value in the message that this turn is about. */
    Json next(Turn turn);
}
