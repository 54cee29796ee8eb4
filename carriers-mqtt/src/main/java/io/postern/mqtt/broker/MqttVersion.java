package io.postern.mqtt.broker;

/** The version of MQTT that is spoken. */
public enum MqttVersion {
    V3_1_1("3.1.1"),
    V5("5");

    private final String word;

    MqttVersion(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
