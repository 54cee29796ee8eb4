package io.postern.broker.artemis.port;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.ssl.SslHandler;
import io.postern.api.context.Time;
import io.postern.api.link.LinkException;
import io.postern.broker.Plan;
import io.postern.broker.artemis.words.RareWarning;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.activemq.artemis.core.remoting.impl.netty.ConnectionCreator;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;

/**
 * Listens on one port in Artemis's place and hands over who said CONNECT. Left to itself, Artemis
 * takes WebSockets on every port from any web page, gathers without end what it does not know, and
 * gives whoever sends half a CONNECT a place for a minute.
 */
public final class ConnectionGate extends ChannelInitializer<Channel> {

    private static final String PROTOCOL = "MQTT";
    private static final int REQUEST = 8_192;

    private final Plan plan;
    private final ListeningPort port;
    private final NettyAcceptor artemis;
    private final Optional<SSLContext> tls;
    private final Time time;
    private final RareWarning refusals;
    private final Places places;
    private final BooleanSupplier full;

    public ConnectionGate(
            Plan plan,
            ListeningPort port,
            NettyAcceptor artemis,
            Optional<SSLContext> tls,
            Time time,
            RareWarning refusals,
            BooleanSupplier full) {
        this.plan = plan;
        this.port = port;
        this.artemis = artemis;
        this.tls = tls;
        this.time = time;
        this.refusals = refusals;
        this.places = new Places(plan.limits(), refusals);
        this.full = full;
    }

    /** Clients can connect when this returns, until what it returns is closed. */
    public Channel open(EventLoopGroup threads) throws LinkException {
        var listening =
                new ServerBootstrap()
                        .group(threads)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childHandler(this)
                        .bind(port.host(), port.number())
                        .awaitUninterruptibly();
        if (!listening.isSuccess()) {
            throw port.refused(listening.cause());
        }
        return listening.channel();
    }

    @Override
    protected void initChannel(Channel channel) {
        places.take(channel);
        var pipeline = channel.pipeline();
        tls.ifPresent(context -> pipeline.addLast(new SslHandler(engine(context))));
        if (port.isWebSocket()) {
            pipeline.addLast(
                    new HttpServerCodec(),
                    new HttpObjectAggregator(REQUEST),
                    new PageGate(plan, refusals),
                    new WebSocketServerProtocolHandler(webSocket()),
                    new Frames());
        }
        pipeline.addLast("greeting", new Greeting(time, this::enter));
        artemis.getProtocolHandler().getProtocol(PROTOCOL).addChannelHandlers(pipeline);
        // Artemis tells clients of the limit and then takes 256 MB from who does not keep to it
        pipeline.replace(MqttDecoder.class, "mqtt", new MqttDecoder(plan.limits().packet()));
        pipeline.addAfter("mqtt", "room", new RoomGuard(full));
        pipeline.addAfter("room", "pace", new Pace());
        pipeline.addLast("handler", artemis.createConnectionCreator());
    }

    private void enter(ChannelHandlerContext context) throws Exception {
        places.keep(context.channel());
        context.pipeline().get(ConnectionCreator.class).createConnection(context, PROTOCOL, false);
    }

    private WebSocketServerProtocolConfig webSocket() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .subprotocols("mqtt,mqttv3.1")
                .maxFramePayloadLength(plan.limits().packet())
                .build();
    }

    private static SSLEngine engine(SSLContext context) {
        var engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }
}
