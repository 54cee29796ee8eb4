package io.postern.serial.identify;

/** An answer does not have what a step takes from it; the message says what and why. */
final class UnfitException extends Exception {

    private static final long serialVersionUID = 1;

    UnfitException(String message) {
        super(message);
    }
}
