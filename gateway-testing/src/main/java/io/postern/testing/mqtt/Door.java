package io.postern.testing.mqtt;

/** A way into a broker, each on a port of its own. */
public enum Door {
    PLAIN("mqtt", false, false),
    TLS("mqtts", true, false),
    MUTUAL_TLS("mqtts", true, true),
    WEBSOCKET("ws", false, false),
    SECURE_WEBSOCKET("wss", true, false);

    private final String scheme;
    private final boolean encrypted;
    private final boolean mutual;

    Door(String scheme, boolean encrypted, boolean mutual) {
        this.scheme = scheme;
        this.encrypted = encrypted;
        this.mutual = mutual;
    }

    public String scheme() {
        return scheme;
    }

    /** Whether the broker shows a certificate. */
    public boolean isEncrypted() {
        return encrypted;
    }

    /** Whether the client has to show one as well. */
    public boolean isMutual() {
        return mutual;
    }

    public boolean isWebSocket() {
        return scheme.startsWith("ws");
    }
}
