package io.postern.benchlab;

/** A message that cannot be what it should be; its words stand in the dead letter. */
final class UnusableException extends Exception {

    private static final long serialVersionUID = 1;

    UnusableException(String message) {
        super(message);
    }
}
