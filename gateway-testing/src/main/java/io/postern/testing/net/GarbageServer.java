package io.postern.testing.net;

import java.util.Random;

/** A server that answers each connection with bytes that mean nothing. */
public final class GarbageServer implements AutoCloseable {

    private static final int LENGTH = 4_096;

    private final MuteServer server;

    private GarbageServer(MuteServer server) {
        this.server = server;
    }

    /**
     * @param seed the same seed gives the same bytes
     */
    public static GarbageServer start(long seed) {
        var random = new Random(seed);
        return new GarbageServer(
                MuteServer.start(
                        socket -> {
                            var bytes = new byte[LENGTH];
                            random.nextBytes(bytes);
                            socket.getOutputStream().write(bytes);
                        }));
    }

    public int port() {
        return server.port();
    }

    public int connections() {
        return server.connections();
    }

    @Override
    public void close() {
        server.close();
    }
}
