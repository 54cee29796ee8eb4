package io.postern.broker.artemis;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.postern.broker.artemis.words.RareWarning;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Disconnects who subscribes to a topic with two colons in a row: Artemis would take it for the
 * name of a queue, and give out another topic's messages.
 */
final class TopicGuard implements MQTTInterceptor {

    private final RareWarning refusals;

    TopicGuard(RareWarning refusals) {
        this.refusals = refusals;
    }

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        return !(packet instanceof MqttSubscribeMessage subscribe)
                || subscribe.payload().topicSubscriptions().stream()
                        .noneMatch(wanted -> isRefused(wanted, connection));
    }

    private boolean isRefused(MqttTopicSubscription wanted, RemotingConnection connection) {
        boolean refused = wanted.topicFilter().contains("::");
        if (refused) {
            refusals.warn(
                    "disconnected a client at "
                            + connection.getRemoteAddress()
                            + ": expected a subscription without \"::\", which this broker cannot"
                            + " tell from a name of its own");
        }
        return refused;
    }
}
