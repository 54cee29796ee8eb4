package io.postern.broker.artemis.port;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where there is no room, tells an MQTT 5 client that the quota is exceeded: it may send the
 * message again later. Left to itself, Artemis would close the connection, and to whoever sends
 * that looks like a message that breaks the broker. MQTT 3.1.1 has no words for it: there the
 * connection is closed. One for each connection, for its thread.
 */
final class RoomGuard extends ChannelInboundHandlerAdapter {

    private static final byte QUOTA_EXCEEDED = (byte) 0x97;

    private final BooleanSupplier full;
    private boolean five;

    RoomGuard(BooleanSupplier full) {
        this.full = full;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        if (packet instanceof MqttConnectMessage connect && connect.decoderResult().isSuccess()) {
            five = connect.variableHeader().version() == MqttVersion.MQTT_5.protocolLevel();
            if (five) {
                boundInFlight(connect.variableHeader().properties());
            }
        }
        if (packet instanceof MqttPublishMessage publish
                && publish.decoderResult().isSuccess()
                && !isRoomMade(publish)
                && full.getAsBoolean()) {
            refuse(context, publish);
        } else {
            context.fireChannelRead(packet);
        }
    }

    private static void boundInFlight(MqttProperties properties) {
        int id = MqttPropertyType.RECEIVE_MAXIMUM.value();
        var wanted = Optional.ofNullable((IntegerProperty) properties.getProperty(id));
        properties.add(
                new IntegerProperty(
                        id,
                        wanted.map(IntegerProperty::value)
                                .filter(most -> most < ArtemisConfiguration.IN_FLIGHT)
                                .orElse(ArtemisConfiguration.IN_FLIGHT)));
    }

    /** Whether it takes a retained message away. */
    private static boolean isRoomMade(MqttPublishMessage publish) {
        return publish.fixedHeader().isRetain() && !publish.payload().isReadable();
    }

    private void refuse(ChannelHandlerContext context, MqttPublishMessage publish) {
        int id = publish.variableHeader().packetId();
        var quality = publish.fixedHeader().qosLevel();
        ReferenceCountUtil.release(publish);
        if (!five) {
            context.close();
            return;
        }
        if (quality == MqttQoS.AT_LEAST_ONCE) {
            context.writeAndFlush(answer(MqttMessageType.PUBACK, id));
        }
        if (quality == MqttQoS.EXACTLY_ONCE) {
            context.writeAndFlush(answer(MqttMessageType.PUBREC, id));
        }
    }

    private static MqttMessage answer(MqttMessageType type, int id) {
        var header = new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
        return new MqttMessage(
                header,
                new MqttPubReplyMessageVariableHeader(
                        id, QUOTA_EXCEEDED, MqttProperties.NO_PROPERTIES));
    }
}
