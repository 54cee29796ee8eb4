package io.postern.mqtt.wire;

import java.util.Optional;

/**
 * What the broker said when it let us in.
 *
 * @param sessionPresent whether it kept the session from before
 * @param receiveMaximum how many messages above QoS 0 it takes unacknowledged
 * @param maximumPacket the largest packet that it takes, in bytes
 * @param maximumQos the highest QoS it takes
 * @param retains whether it keeps retained messages
 * @param topicAliases how many topics we may abbreviate
 * @param keepAlive the seconds it wants in place of ours
 */
public record Welcome(
        boolean sessionPresent,
        int receiveMaximum,
        int maximumPacket,
        int maximumQos,
        boolean retains,
        int topicAliases,
        Optional<Integer> keepAlive) {}
