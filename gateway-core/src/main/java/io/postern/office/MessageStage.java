package io.postern.office;

/** What happened to a message at an address. */
public enum MessageStage {
    /** A receive address has it. */
    ARRIVED("in"),
    /** A handler is done with it. */
    HANDLED("handled, messages made"),
    /** It goes to everybody who wants its type. */
    POSTED("posted"),
    /** It waits for its destination. */
    WAITS("waits"),
    /** It has waited too long: it is on the disk. */
    STORED("on the disk"),
    /** It is on its way to the other end. */
    SENT("sent"),
    /** The other end did not take it, or the link is lost. */
    AGAIN("to be sent again"),
    /** It is safe at the other end. */
    ACKNOWLEDGED("acknowledged"),
    /** A stated rule dropped it. */
    DROPPED("dropped"),
    /** It cannot be read, handled or sent. */
    DEAD("dead");

    private final String word;

    MessageStage(String word) {
        this.word = word;
    }

    /** As people read it. */
    public String word() {
        return word;
    }
}
