package io.postern.socket;

/** No gateway answers at a data folder. The message says what to do. */
public final class NoGatewayException extends Exception {

    private static final long serialVersionUID = 1;

    NoGatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
