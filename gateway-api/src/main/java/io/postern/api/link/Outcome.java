package io.postern.api.link;

/** What became of a letter. */
public sealed interface Outcome {

    Outcome DELIVERED = new Delivered();

    /** The other end has it, or its bytes are written. */
    record Delivered() implements Outcome {}

    /** Not now: the line waits, then it is sent again. */
    record Later(String why) implements Outcome {}

    /** Never: it goes to the dead-letter box, and the line goes on. */
    record Refused(String why) implements Outcome {}
}
