package io.postern.serial.frame;

/** Settings of a framing that each are right but do not go together. */
public final class FramingConflict extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String key;

    public FramingConflict(String key, String message) {
        super(message);
        this.key = key;
    }

    /** The setting to change. */
    public String key() {
        return key;
    }
}
