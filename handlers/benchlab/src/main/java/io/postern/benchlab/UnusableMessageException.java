package io.postern.benchlab;

/** A message that cannot be what it should be; its words stand in the dead letter. */
final class UnusableMessageException extends Exception {

    private static final long serialVersionUID = 1;

    UnusableMessageException(String message) {
        super(message);
    }
}
