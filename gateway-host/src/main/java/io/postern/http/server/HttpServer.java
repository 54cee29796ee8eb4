package io.postern.http.server;

import io.postern.api.context.Time;
import io.postern.http.HttpAddress;
import io.postern.http.HttpRoutes;
import io.postern.http.Workers;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP server of the process. It opens in the background; a port that is taken is said once
 * and tried again until it is free.
 */
public final class HttpServer implements AutoCloseable {

    public static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final HttpAddress address;
    private final HttpRoutes routes;
    private final Time time;
    private final Workers opening = new Workers("postern http open", 1, 1);
    private final CompletableFuture<InetSocketAddress> opened = new CompletableFuture<>();
    private Optional<NettyServer> server = Optional.empty();
    private boolean closed;
    private volatile Optional<String> trouble = Optional.empty();

    private HttpServer(HttpAddress address, HttpRoutes routes, Time time) {
        this.address = address;
        this.routes = routes;
        this.time = time;
    }

    /** Returns at once. */
    public static HttpServer start(HttpAddress address, HttpRoutes routes, Time time) {
        var server = new HttpServer(address, routes, time);
        server.opening.offer(server::open);
        return server;
    }

    /** Completes with the address once it listens; the port is the real one where 0 was asked. */
    public CompletionStage<InetSocketAddress> opened() {
        return opened.minimalCompletionStage();
    }

    /** Why it does not listen, in words. */
    public Optional<String> trouble() {
        return trouble;
    }

    private synchronized void open() {
        if (closed) {
            return;
        }
        var netty = server.orElseGet(() -> new NettyServer(address, routes, time));
        server = Optional.of(netty);
        try {
            var bound = netty.bind();
            trouble = Optional.empty();
            LOG.info("http: listens at http://{}:{}/", address.shownHost(), bound.getPort());
            opened.complete(bound);
        } catch (IOException refused) {
            tryLater(refused);
        }
    }

    private void tryLater(IOException refused) {
        var why =
                "http: cannot listen at "
                        + address
                        + ": "
                        + words(refused)
                        + "; tried again every "
                        + PAUSE.toSeconds()
                        + " s (another port: --http "
                        + address.shownHost()
                        + ":PORT, none: --http off)";
        if (trouble.isEmpty()) {
            LOG.warn(why);
        }
        trouble = Optional.of(why);
        time.after(PAUSE, () -> opening.offer(this::open));
    }

    private static String words(IOException refused) {
        var cause = refused.getCause();
        return cause instanceof BindException
                        && String.valueOf(cause.getMessage()).contains("in use")
                ? "another program has that port"
                : cause.getMessage();
    }

    /** Stops listening and ends all connections. */
    @Override
    public synchronized void close() {
        closed = true;
        opening.close();
        server.ifPresent(NettyServer::close);
        server = Optional.empty();
    }
}
