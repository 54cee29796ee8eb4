package io.postern.api.message;

/** A payload is not what its address says it is. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableException(String message) {
        super(message);
    }
}
