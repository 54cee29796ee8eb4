package io.postern.api.carrier;

/** A message that can never be sent, such as to a topic that is not allowed. */
public final class UndeliverableException extends Exception {

    private static final long serialVersionUID = 1;

    public UndeliverableException(String message) {
        super(message);
    }
}
