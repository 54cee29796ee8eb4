package io.postern.broker.artemis.port;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.postern.api.context.Fatal;
import io.postern.api.context.Time;
import java.time.Duration;
import java.util.List;

/**
 * Waits for a whole CONNECT, and lets nothing else through: until then Artemis knows nothing of the
 * connection. One for each, for its thread.
 */
final class Greeting extends ByteToMessageDecoder {

    static final Duration PATIENCE = Duration.ofSeconds(9);

    private static final int LONGEST = 128_000;
    private static final int CONNECT = MqttMessageType.CONNECT.value() << 4;
    private static final int LENGTH_BYTES = 4;

    private final Time time;
    private final Welcome welcome;
    private Time.Timer timer = () -> {};

    Greeting(Time time, Welcome welcome) {
        this.time = time;
        this.welcome = welcome;
    }

    /** What comes after a greeting. */
    interface Welcome {

        void enter(ChannelHandlerContext context) throws Exception;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        timer = time.after(PATIENCE, context.channel()::close);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        timer.cancel();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
            throws Exception {
        int start = in.readerIndex();
        if (in.getUnsignedByte(start) != CONNECT) {
            refuse(context, in);
            return;
        }
        int length = 0;
        for (int place = 1; place < in.readableBytes(); place++) {
            int next = in.getUnsignedByte(start + place);
            length |= (next & 0x7f) << 7 * (place - 1);
            if (length > LONGEST || place == LENGTH_BYTES && next > 0x7f) {
                refuse(context, in);
                return;
            }
            if (next <= 0x7f) {
                if (in.readableBytes() > place + length) {
                    welcome.enter(context);
                    context.pipeline().remove(this);
                }
                return;
            }
        }
    }

    private static void refuse(ChannelHandlerContext context, ByteBuf in) {
        in.skipBytes(in.readableBytes());
        context.close();
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        in.skipBytes(in.readableBytes());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Fatal.check(cause);
        context.close();
    }
}
