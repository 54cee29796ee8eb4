package io.postern.mqtt.reading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stands before {@code ://} in {@code mqtt_url}. */
enum Scheme {
    MQTT(false, false),
    MQTTS(false, true),
    WS(true, false),
    WSS(true, true);

    final boolean webSocket;
    final boolean encrypted;

    Scheme(boolean webSocket, boolean encrypted) {
        this.webSocket = webSocket;
        this.encrypted = encrypted;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scheme> of(String word) {
        return Arrays.stream(values()).filter(scheme -> scheme.word().equals(word)).findFirst();
    }
}
