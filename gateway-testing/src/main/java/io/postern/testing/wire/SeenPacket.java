package io.postern.testing.wire;

import io.postern.testing.wire.packet.MqttPacket;

/**
 * A packet that went through a proxy.
 *
 * @param wire the name that the proxy has in its recording
 * @param connection counted from 1 at each proxy
 */
public record SeenPacket(String wire, int connection, Direction direction, MqttPacket packet) {}
