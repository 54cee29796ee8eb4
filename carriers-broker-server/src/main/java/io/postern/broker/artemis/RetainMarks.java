package io.postern.broker.artemis;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.postern.broker.TopicFilter;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.io.IOCallback;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Leaves the mark of a retained message on it for whoever asked for that (Retain As Published of
 * MQTT 5). Artemis does so itself, but only where the filter is the topic. Any thread; a packet is
 * made on the one that delivers its message.
 */
final class RetainMarks implements ActiveMQServerPlugin, MQTTInterceptor {

    private static final String SHARED = "$share/";

    private final ActiveMQServer server;
    private final ThreadLocal<Optional<String>> retained = ThreadLocal.withInitial(Optional::empty);

    RetainMarks(ActiveMQServer server) {
        this.server = server;
    }

    @Override
    public void beforeDeliver(ServerConsumer consumer, MessageReference reference) {
        var message = reference.getMessage();
        if (message.getBooleanProperty(MQTTUtil.MQTT_MESSAGE_RETAIN_KEY)) {
            var wildcards = server.getConfiguration().getWildcardConfiguration();
            retained.set(
                    Optional.of(
                            MQTTUtil.getMqttTopicFromCoreAddress(message.getAddress(), wildcards)));
        }
    }

    @Override
    public void afterDeliver(ServerConsumer consumer, MessageReference reference) {
        retained.remove();
    }

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection)
            throws ActiveMQException {
        if (!(packet instanceof MqttPublishMessage publish) || publish.fixedHeader().isRetain()) {
            return true;
        }
        var topic = retained.get();
        if (topic.isEmpty() || !isWanted(topic.get(), connection)) {
            return true;
        }
        var channel = ((NettyConnection) connection.getTransportConnection()).getChannel();
        server.getStorageManager().afterCompleteOperations(new Sending(channel, marked(publish)));
        return false;
    }

    private boolean isWanted(String topic, RemotingConnection connection) throws ActiveMQException {
        try {
            var states = MQTTStateManager.getInstance(server).getSessionStates();
            return Optional.ofNullable(states.get(connection.getClientID())).stream()
                    .flatMap(state -> state.getSubscriptions().stream())
                    .filter(subscription -> subscription.option().isRetainAsPublished())
                    .anyMatch(subscription -> filter(subscription).covers(topic));
        } catch (ActiveMQException known) {
            throw known;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static TopicFilter filter(MqttTopicSubscription subscription) {
        var text = subscription.topicFilter();
        return new TopicFilter(
                text.startsWith(SHARED)
                        ? text.substring(text.indexOf('/', SHARED.length()) + 1)
                        : text);
    }

    private static MqttPublishMessage marked(MqttPublishMessage plain) {
        var header = plain.fixedHeader();
        return new MqttPublishMessage(
                new MqttFixedHeader(
                        header.messageType(),
                        header.isDup(),
                        header.qosLevel(),
                        true,
                        header.remainingLength()),
                plain.variableHeader(),
                plain.payload());
    }

    /** When and how Artemis sends it, too: packets keep their order. */
    private record Sending(Channel channel, MqttPublishMessage packet) implements IOCallback {

        @Override
        public void done() {
            channel.writeAndFlush(packet, channel.voidPromise());
        }

        @Override
        public void onError(int code, String message) {
            packet.release();
            channel.close();
        }
    }
}
