package io.postern.transform.step;

/** A step cannot be done with a message; the text says why. */
public final class StepException extends Exception {

    private static final long serialVersionUID = 1;

    public StepException(String message) {
        super(message);
    }
}
