package io.postern.mqtt.broker;

/** One user property of a message, of MQTT 5. */
public record UserProperty(String name, String value) {}
