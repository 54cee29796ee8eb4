package io.postern.serial.port;

/** A port is gone or does not work. The message says in words what happened. */
public final class PortException extends Exception {

    private static final long serialVersionUID = 1;

    public PortException(String message) {
        super(message);
    }

    public PortException(String message, Throwable cause) {
        super(message, cause);
    }
}
