package io.postern.mqtt.wire;

import com.hivemq.client.internal.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.internal.mqtt.handler.disconnect.MqttDisconnectEvent;
import com.hivemq.client.internal.mqtt.handler.publish.incoming.MqttIncomingQosHandler;
import com.hivemq.client.internal.mqtt.message.MqttMessage;
import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import com.hivemq.client.internal.mqtt.message.publish.puback.MqttPubAck;
import com.hivemq.client.internal.mqtt.message.publish.pubrec.MqttPubRec;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.Future;
import io.postern.api.context.Fatal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notes on each message what the library hides, and keeps back what a broker sends beyond the
 * messages that may be open at once. Some send far more than we announced (mosquitto 2.0), for
 * which the library would end the connection; others cannot be told. Where much is kept back,
 * nothing is read any more, and the broker has to wait.
 *
 * <p>Stands before the part of the library that counts, and sees what that part sees: messages go
 * in, acknowledgements come out in the same order. Only its channel's loop uses it.
 */
final class Throttle extends ChannelDuplexHandler {

    static final int MOST_WAITING = 1_000;
    private static final long LOOK = 50;
    private static final int MOST_TOGETHER = 256;

    private final int mostOpen;
    private final Duration keepAlive;
    private final ReceiveShare room;

    /** Handed on and not acknowledged; above QoS 0. */
    private final Deque<MqttStatefulPublish> open = new ArrayDeque<>();

    /** Not handed on yet. */
    private final Deque<MqttStatefulPublish> waiting = new ArrayDeque<>();

    private long bytes;
    private boolean receives;
    private boolean goingOn;
    private boolean ended;
    private Optional<Future<?>> paused = Optional.empty();

    /**
     * @param mostOpen how many may be unacknowledged at once
     * @param keepAlive within which something must be read; zero for never
     */
    Throttle(int mostOpen, Duration keepAlive, ReceiveShare room) {
        this.mostOpen = mostOpen;
        this.keepAlive = keepAlive;
        this.room = room;
    }

    /** To be called where the connection is up, on its loop: before anything else is read. */
    static void into(MqttClientConnectionConfig connection, int mostOpen, ReceiveShare room) {
        var keepAlive = Duration.ofSeconds(connection.getKeepAlive());
        connection
                .getChannel()
                .pipeline()
                .addBefore(
                        MqttIncomingQosHandler.NAME,
                        "throttle",
                        new Throttle(mostOpen, keepAlive, room))
                .addBefore("throttle", "flushes", together())
                .addAfter(MqttIncomingQosHandler.NAME, "faults", new Faults());
    }

    /**
     * The library hands each packet to the system at once. What is written while something is read,
     * or in one turn of the loop, goes out together: a call of the system costs as much as half the
     * way of a message.
     */
    private static FlushConsolidationHandler together() {
        return new FlushConsolidationHandler(MOST_TOGETHER, true);
    }

    /** The library closes the connection on any fault, also where the process is to end. */
    private static final class Faults extends ChannelInboundHandlerAdapter {

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
            Fatal.check(fault);
            context.fireExceptionCaught(fault);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof MqttStatefulPublish wire)) {
            context.fireChannelRead(message);
            return;
        }
        if (ended) {
            return;
        }
        if (!receives) {
            receives = true;
            room.enter();
        }
        var publish = isAcknowledged(wire) ? NumberedPublish.of(wire) : wire;
        bytes += size(publish);
        if (waiting.isEmpty() && mayPass(publish)) {
            pass(context, publish);
        } else {
            waiting.add(publish);
        }
        if (paused.isEmpty() && (waiting.size() >= MOST_WAITING || bytes >= room.share())) {
            pause(context);
        }
        if (room.isCrowded()) {
            pauseUntilItIsNot(context);
        }
    }

    private boolean mayPass(MqttStatefulPublish publish) {
        return open.size() < mostOpen && !room.isCrowded() || !isAcknowledged(publish);
    }

    private void pass(ChannelHandlerContext context, MqttStatefulPublish publish) {
        if (isAcknowledged(publish)) {
            open.add(publish);
        } else {
            bytes -= size(publish);
        }
        context.fireChannelRead(publish);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttPubAck || message instanceof MqttPubRec) {
            acknowledged(((MqttMessage.WithId) message).getPacketIdentifier());
            goOnSoon(context);
        }
        context.write(message, promise);
    }

    /** What stands before it was one that is never acknowledged: a repetition, in MQTT 3.1.1. */
    private void acknowledged(int id) {
        while (!open.isEmpty()) {
            var first = open.remove();
            bytes -= size(first);
            if (first.getPacketIdentifier() == id) {
                return;
            }
        }
    }

    /** The library writes while it looks through its messages: it must not get one just then. */
    private void goOnSoon(ChannelHandlerContext context) {
        if (!goingOn && (!waiting.isEmpty() || paused.isPresent())) {
            goingOn = true;
            context.executor().execute(() -> goOn(context));
        }
    }

    private void goOn(ChannelHandlerContext context) {
        goingOn = false;
        if (ended) {
            return;
        }
        while (!waiting.isEmpty() && mayPass(waiting.element())) {
            pass(context, waiting.remove());
        }
        if (room.isCrowded()) {
            pauseUntilItIsNot(context);
        } else if (waiting.size() <= MOST_WAITING / 2 && bytes <= room.share() / 2) {
            resume(context);
        }
    }

    /** What it waits for may be acknowledged elsewhere: nobody tells, so it looks. */
    private void pauseUntilItIsNot(ChannelHandlerContext context) {
        if (paused.isEmpty()) {
            pause(context);
        }
        if (!goingOn) {
            goingOn = true;
            context.executor().schedule(() -> goOn(context), LOOK, TimeUnit.MILLISECONDS);
        }
    }

    private void pause(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
        paused = Optional.of(readSometimes(context));
    }

    private void resume(ChannelHandlerContext context) {
        if (paused.isPresent()) {
            paused.get().cancel(false);
            paused = Optional.empty();
            context.channel().config().setAutoRead(true);
        }
    }

    /**
     * Any message proves that the broker is alive; Netty's decoder reads on until it has one. With
     * twice as much in memory not even that: then the connection ends, and the broker sends again.
     */
    private Future<?> readSometimes(ChannelHandlerContext context) {
        if (keepAlive.isZero()) {
            return context.newSucceededFuture();
        }
        long half = keepAlive.toMillis() / 2;
        return context.executor()
                .scheduleAtFixedRate(() -> readOnce(context), half, half, TimeUnit.MILLISECONDS);
    }

    private void readOnce(ChannelHandlerContext context) {
        if (bytes < 2 * room.share()) {
            context.read();
        }
    }

    /** From here on nobody wants messages, but the end of the connection must be heard. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof MqttDisconnectEvent) {
            end(context);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(context);
        context.fireChannelInactive();
    }

    private void end(ChannelHandlerContext context) {
        if (receives && !ended) {
            room.leave();
        }
        ended = true;
        waiting.clear();
        open.clear();
        bytes = 0;
        resume(context);
    }

    private static boolean isAcknowledged(MqttStatefulPublish publish) {
        return publish.stateless().getQos() != MqttQos.AT_MOST_ONCE;
    }

    private static int size(MqttStatefulPublish publish) {
        var payload = publish.stateless().getRawPayload();
        return payload == null ? 0 : payload.remaining();
    }
}
