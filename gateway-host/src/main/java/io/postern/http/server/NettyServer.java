package io.postern.http.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.postern.api.context.Time;
import io.postern.event.RateLimitedLog;
import io.postern.http.Answering;
import io.postern.http.HttpAddress;
import io.postern.http.HttpRoutes;
import io.postern.http.Workers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server on Netty: one thread for all connections, which never waits for anything. */
public final class NettyServer {

    static final int LINE = 4 * 1024;
    static final int HEADERS = 16 * 1024;
    public static final int MOST_CONNECTIONS = 64;

    private static final int CHUNK = 8 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(NettyServer.class);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final HttpAddress address;
    private final Gate gate;
    private final Answering dispatch;
    private final Time time;
    private final RateLimitedLog repeats;
    private final EventLoopGroup loop = new NioEventLoopGroup(1, NettyServer::thread);
    private final ChannelGroup open = new DefaultChannelGroup(loop.next());

    NettyServer(HttpAddress address, HttpRoutes routes, Time time) {
        this.address = address;
        this.gate = new Gate(address);
        this.dispatch = new Answering(routes, time);
        this.time = time;
        this.repeats = new RateLimitedLog(LOG, time, BETWEEN_WARNINGS);
    }

    /** Begins to listen; may be tried again when it is refused. */
    InetSocketAddress bind() throws IOException {
        var bound =
                new ServerBootstrap()
                        .group(loop)
                        .channel(NioServerSocketChannel.class)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(new Welcome())
                        .bind(address.host(), address.port())
                        .awaitUninterruptibly();
        if (bound.cause() != null) {
            throw new IOException(bound.cause());
        }
        open.add(bound.channel());
        bound.channel().pipeline().addLast(new Refusals());
        return (InetSocketAddress) bound.channel().localAddress();
    }

    void close() {
        repeats.close();
        open.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        dispatch.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private static Thread thread(Runnable task) {
        return Workers.daemon(task, "postern http loop");
    }

    private final class Welcome extends ChannelInitializer<SocketChannel> {

        @Override
        protected void initChannel(SocketChannel client) {
            // the listening channel is one of the group
            if (open.size() > MOST_CONNECTIONS) {
                client.close();
                return;
            }
            open.add(client);
            client.pipeline()
                    .addLast(new HttpServerCodec(LINE, HEADERS, CHUNK))
                    .addLast(new Conversation(gate, dispatch, new Patience(time)));
        }
    }

    /** Says why no connection can be taken; Netty itself tries again each second. */
    private final class Refusals extends ChannelInboundHandlerAdapter {

        @Override
        public void exceptionCaught(ChannelHandlerContext listening, Throwable refused) {
            repeats.warn(
                    "accept",
                    () ->
                            "http: expected a connection, found \""
                                    + refused.getMessage()
                                    + "\"; connections wait, and it is tried again each second");
        }
    }
}
