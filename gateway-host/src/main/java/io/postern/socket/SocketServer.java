package io.postern.socket;

import io.postern.api.context.Time;
import io.postern.command.Commands;
import io.postern.event.RateLimitedLog;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers commands at {@code postern.sock} in the data folder, which only its owner may open. Each
 * call has a thread; a client that stands still is cut off.
 */
public final class SocketServer implements AutoCloseable {

    static final int MOST_CALLS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final SocketPlace place;
    private final ServerSocketChannel server;
    private final Commands commands;
    private final Time time;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    0,
                    MOST_CALLS,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    task -> daemon(task, "postern command"));
    private final Time.Timer watch;
    private final RateLimitedLog repeats;

    private SocketServer(
            SocketPlace place, ServerSocketChannel server, Commands commands, Time time) {
        this.place = place;
        this.server = server;
        this.commands = commands;
        this.time = time;
        this.repeats = new RateLimitedLog(LOG, time, BETWEEN_WARNINGS);
        this.watch = time.every(LOOK, () -> calls.forEach(Call::cutOffWhenStill));
    }

    /**
     * Opens the socket. One that a dead gateway left is replaced.
     *
     * @throws IOException when a gateway answers there already, or the system refuses
     */
    public static SocketServer open(Path dataFolder, Commands commands, Time time)
            throws IOException {
        var place = new SocketPlace(dataFolder);
        refuseSecond(place, dataFolder);
        var socket = new SocketServer(place, bind(place.choose()), commands, time);
        socket.listen();
        return socket;
    }

    private static void refuseSecond(SocketPlace place, Path dataFolder) throws IOException {
        var path = place.find();
        if (!Files.exists(path)) {
            return;
        }
        try (var probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new IllegalStateException("answered at " + probe.getRemoteAddress());
        } catch (IOException dead) {
            LOG.debug("{} is left from a gateway that is gone: {}", path, dead.toString());
        } catch (IllegalStateException alive) {
            throw new IOException(
                    "data folder \"" + dataFolder + "\": another gateway runs with it", alive);
        }
    }

    // it gets its name when nobody but its owner may open it any more
    private static ServerSocketChannel bind(Path path) throws IOException {
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(fresh));
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.move(fresh, path);
            return server;
        } catch (IOException refused) {
            server.close();
            throw refused;
        }
    }

    private void listen() {
        daemon(this::accept, "postern commands").start();
    }

    private void accept() {
        try {
            while (true) {
                begin(server.accept());
            }
        } catch (ClosedChannelException closed) {
            LOG.debug("takes no more commands");
        } catch (IOException refused) {
            repeats.warn("accept", () -> waiting(refused));
            time.after(PAUSE, this::listen);
        }
    }

    private static String waiting(IOException refused) {
        return "commands: expected a connection, found \""
                + refused.getMessage()
                + "\"; commands wait, and it is tried again each second";
    }

    private void begin(SocketChannel client) {
        var call = new Call(client, commands, time, calls::remove);
        calls.add(call);
        try {
            threads.execute(call);
        } catch (RejectedExecutionException tooMany) {
            call.refuse("expected at most " + MOST_CALLS + " commands at once; try again");
        }
    }

    /** Ends all calls and removes the socket. */
    @Override
    public void close() throws IOException {
        watch.cancel();
        server.close();
        calls.forEach(Call::cutOff);
        threads.shutdownNow();
        repeats.close();
        place.clear();
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
