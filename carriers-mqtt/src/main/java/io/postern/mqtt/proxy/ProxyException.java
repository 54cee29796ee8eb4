package io.postern.mqtt.proxy;

import java.io.IOException;

/** A proxy does not let us through. The message says why, with "it" for the proxy. */
public final class ProxyException extends IOException {

    private static final long serialVersionUID = 1;

    public ProxyException(String message) {
        super(message);
    }
}
