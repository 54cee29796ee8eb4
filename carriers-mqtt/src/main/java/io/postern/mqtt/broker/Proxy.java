package io.postern.mqtt.broker;

import java.util.Locale;
import java.util.Optional;

/** A proxy on the way to the broker. */
public record Proxy(
        Kind kind, String host, int port, Optional<String> username, Optional<String> password) {

    public enum Kind {
        HTTP,
        SOCKS4,
        SOCKS5
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "://" + host + ":" + port;
    }
}
