package io.postern.serial.frame;

/** Why bytes belong to no frame. */
public enum Skip {
    /** They stand between frames. */
    GARBAGE("garbage"),
    /** They would be a frame longer than allowed. */
    TOO_LONG("too_long"),
    /** They would be a frame whose checksum is another. */
    CHECKSUM("checksum"),
    /** They break the rules of the framing, such as an escape of something that needs none. */
    MALFORMED("malformed"),
    /** They are the beginning of a frame whose end never came. */
    UNFINISHED("unfinished");

    private final String word;

    Skip(String word) {
        this.word = word;
    }

    /** How counters call it. */
    public String word() {
        return word;
    }
}
