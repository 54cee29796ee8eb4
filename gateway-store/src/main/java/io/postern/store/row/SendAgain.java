package io.postern.store.row;

/** How a dead letter is sent again. What stands in a row is the place here: new ones go last. */
public enum SendAgain {
    /** It is not: what it would take was not kept. */
    NEVER,
    /** Its receive address takes it, as if it had just come. */
    RECEIVE,
    /** It is posted under its type. */
    POST,
    /** Its send address takes it, with a handler of its own. */
    HANDLE,
    /** Its send address takes it behind its handler. */
    WRITE,
    /** It goes behind what waits for its send address, written as it is. */
    SEND,
    /** Its task takes it. */
    RUN
}
