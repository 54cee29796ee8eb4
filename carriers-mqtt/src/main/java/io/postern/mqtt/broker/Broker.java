package io.postern.mqtt.broker;

import java.util.Optional;

/**
 * A broker and the way to it.
 *
 * @param webSocket empty for plain TCP
 * @param tls empty where nothing is encrypted
 * @param byScheme whether the url's scheme says if it is encrypted
 */
public record Broker(
        String host,
        int port,
        Optional<WebSocket> webSocket,
        Optional<Tls> tls,
        boolean byScheme,
        Optional<Proxy> proxy) {

    /** How people write it: {@code mqtts://cloud.example.com:8883}. */
    public String url() {
        var scheme = scheme(tls.isPresent());
        var shownHost = host.contains(":") ? "[" + host + "]" : host;
        var path = webSocket.map(WebSocket::path).map(p -> "/" + p).orElse("");
        return scheme + "://" + shownHost + ":" + port + path;
    }

    /** The scheme of the same way, encrypted or not. */
    public String scheme(boolean encrypted) {
        return (webSocket.isPresent() ? "ws" : "mqtt") + (encrypted ? "s" : "");
    }

    @Override
    public String toString() {
        return url();
    }
}
