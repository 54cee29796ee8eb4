package io.postern.broker.artemis;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.function.BooleanSupplier;

/**
 * Where there is no room, tells an MQTT 5 client that the quota is exceeded: it may send the
 * message again later. Left to itself, Artemis would close the connection, as it does with 3.1.1
 * clients, and to whoever sends that looks like a message that breaks the broker. One for each
 * connection, for its thread.
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
        }
        if (packet instanceof MqttPublishMessage publish
                && five
                && publish.decoderResult().isSuccess()
                && full.getAsBoolean()) {
            refuse(context, publish);
        } else {
            context.fireChannelRead(packet);
        }
    }

    private static void refuse(ChannelHandlerContext context, MqttPublishMessage publish) {
        int id = publish.variableHeader().packetId();
        var quality = publish.fixedHeader().qosLevel();
        ReferenceCountUtil.release(publish);
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
