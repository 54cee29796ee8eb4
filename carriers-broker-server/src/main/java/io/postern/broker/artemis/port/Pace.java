package io.postern.broker.artemis.port;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads no more from a client than Artemis is done with: left to itself, it reads all that comes
 * and lets it wait, however much that is. One for each connection.
 */
final class Pace extends ChannelInboundHandlerAdapter {

    private static final int MOST = 200;
    private static final int FEW = 100;

    private final AtomicInteger inHand = new AtomicInteger();

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        if (packet instanceof MqttPublishMessage publish && publish.decoderResult().isSuccess()) {
            if (inHand.incrementAndGet() >= MOST) {
                pause(context);
            }
            context.fireChannelRead(new InHand(publish, context));
        } else {
            context.fireChannelRead(packet);
        }
    }

    private void pause(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
        if (inHand.get() <= FEW) {
            // all done before it was said
            context.channel().config().setAutoRead(true);
        }
    }

    private void done(ChannelHandlerContext context) {
        if (inHand.decrementAndGet() == FEW) {
            context.channel().config().setAutoRead(true);
        }
    }

    /** Artemis releases each once, when it is done with it. */
    private final class InHand extends MqttPublishMessage {

        private final ChannelHandlerContext context;

        InHand(MqttPublishMessage publish, ChannelHandlerContext context) {
            super(publish.fixedHeader(), publish.variableHeader(), publish.payload());
            this.context = context;
        }

        @Override
        public boolean release() {
            done(context);
            return super.release();
        }
    }
}
