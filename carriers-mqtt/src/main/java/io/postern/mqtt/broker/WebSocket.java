package io.postern.mqtt.broker;

import java.util.Map;

/**
 * MQTT inside a WebSocket.
 *
 * @param path without a leading slash
 * @param headers what to add to the HTTP request; may hold secrets
 */
public record WebSocket(String path, Map<String, String> headers) {

    public WebSocket {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "/" + path;
    }
}
