package io.postern.socket;

/** No gateway answers at a data folder. The message says what to do. */
public final class NoGatewayException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean running;

    NoGatewayException(boolean running, String message, Throwable cause) {
        super(message, cause);
        this.running = running;
    }

    /** Whether one is there all the same, only it does not answer us. */
    public boolean isRunning() {
        return running;
    }
}
