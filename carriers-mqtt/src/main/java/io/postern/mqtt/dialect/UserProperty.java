package io.postern.mqtt.dialect;

/** One user property of a message, of MQTT 5. */
public record UserProperty(String name, String value) {}
