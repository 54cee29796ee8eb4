package io.postern.mqtt.broker;

import java.time.Duration;
import java.util.Optional;

/**
 * What a carrier's connections have in common.
 *
 * @param clientId what the broker sees for the receiving connection, or for the only one
 * @param sessionExpiry how long the broker keeps the receiving session; zero for not at all
 * @param cleanStart whether the receiving session starts empty each time
 * @param receiveMaximum how many messages may arrive unacknowledged
 * @param maximumPacket the largest packet that is taken, in bytes
 * @param topicAliases how many topic aliases the broker may use, and we use where it lets us
 * @param window how many letters may be on their way at once, where the broker allows as many
 * @param ackTimeout how long letters may be on their way without any acknowledgement
 */
public record SessionOptions(
        MqttVersion version,
        String clientId,
        Duration keepAlive,
        Duration sessionExpiry,
        boolean cleanStart,
        int receiveMaximum,
        int maximumPacket,
        int topicAliases,
        int window,
        Duration connectTimeout,
        Duration ackTimeout,
        Optional<Announcement> will,
        Optional<Announcement> birth) {}
