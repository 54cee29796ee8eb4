package io.postern.gateway.object;

/** An object of a new configuration cannot be made. The message says which one and why. */
public final class ApplyException extends Exception {

    private static final long serialVersionUID = 1;

    private final String place;
    private final String what;
    private final String reason;

    /**
     * @param place the object's file, as people see it
     * @param object such as {@code handler soil}
     */
    public ApplyException(String place, String object, String reason, Throwable cause) {
        super(place + ": " + object + " cannot be made: " + reason, cause);
        this.place = place;
        this.what = object + " cannot be made: " + reason;
        this.reason = reason;
    }

    public ApplyException(String message) {
        super(message);
        this.place = "";
        this.what = message;
        this.reason = message;
    }

    public String place() {
        return place;
    }

    /** The message without the place. */
    public String what() {
        return what;
    }

    public String reason() {
        return reason;
    }
}
