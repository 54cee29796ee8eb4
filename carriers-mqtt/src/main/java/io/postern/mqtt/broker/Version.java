package io.postern.mqtt.broker;

/** The version of MQTT that is spoken. */
public enum Version {
    V3_1_1("3.1.1"),
    V5("5");

    private final String word;

    Version(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
