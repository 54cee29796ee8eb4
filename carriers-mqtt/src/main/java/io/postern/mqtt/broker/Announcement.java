package io.postern.mqtt.broker;

import java.time.Duration;

/**
 * A birth message or last will.
 *
 * @param topic without words to fill in
 * @param delay how long the broker waits before it publishes a will; MQTT 5 only
 */
public record Announcement(String topic, byte[] payload, int qos, boolean retain, Duration delay) {}
