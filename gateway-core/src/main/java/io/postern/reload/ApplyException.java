package io.postern.reload;

/** An object of a new configuration cannot be made. The message says which one and why. */
public final class ApplyException extends Exception {

    private static final long serialVersionUID = 1;

    public ApplyException(String message, Throwable cause) {
        super(message, cause);
    }

    public ApplyException(String message) {
        super(message);
    }
}
