package io.postern.api.message;

/** A message that cannot be sent, whatever happens. */
public class UndeliverableException extends Exception {

    private static final long serialVersionUID = 1;

    public UndeliverableException(String message) {
        super(message);
    }
}
