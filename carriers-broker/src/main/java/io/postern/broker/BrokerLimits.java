package io.postern.broker;

import java.time.Duration;

/**
 * What a broker takes on at most.
 *
 * @param packet bytes of one MQTT packet
 * @param memory bytes of all messages that wait
 * @param queued messages that wait for one subscription
 * @param clients connections at a time, of each port
 * @param clientsOfAddress how many of them may come from one address
 * @param sessionExpiry how long a session of MQTT 3.1.1 is kept for a client that stays away
 */
public record BrokerLimits(
        int packet,
        long memory,
        int queued,
        int clients,
        int clientsOfAddress,
        Duration sessionExpiry) {}
