package io.postern.datagator;

/** A message from which no sensor's message can be made; its words stand in the dead letter. */
final class UnusablePayloadException extends Exception {

    private static final long serialVersionUID = 1;

    UnusablePayloadException(String message) {
        super(message);
    }
}
