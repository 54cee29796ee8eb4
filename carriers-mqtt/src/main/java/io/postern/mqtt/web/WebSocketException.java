package io.postern.mqtt.web;

import java.io.IOException;

/** The other end breaks the rules of WebSockets, or speaks none. The message says how. */
public final class WebSocketException extends IOException {

    private static final long serialVersionUID = 1;

    public WebSocketException(String message) {
        super(message);
    }
}
