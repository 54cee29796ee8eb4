package io.postern.mqtt.broker;

import java.util.Optional;

/**
 * A broker and the way to it.
 *
 * @param webSocket empty for plain TCP
 * @param tls empty where nothing is encrypted
 */
public record Broker(
        String host,
        int port,
        Optional<WebSocket> webSocket,
        Optional<Tls> tls,
        Optional<Proxy> proxy) {

    /** How people write it: {@code mqtts://cloud.example.com:8883}. */
    public String url() {
        var scheme =
                webSocket.isPresent()
                        ? tls.isPresent() ? "wss" : "ws"
                        : tls.isPresent() ? "mqtts" : "mqtt";
        var shownHost = host.contains(":") ? "[" + host + "]" : host;
        var path = webSocket.map(WebSocket::path).map(p -> "/" + p).orElse("");
        return scheme + "://" + shownHost + ":" + port + path;
    }

    @Override
    public String toString() {
        return url();
    }
}
