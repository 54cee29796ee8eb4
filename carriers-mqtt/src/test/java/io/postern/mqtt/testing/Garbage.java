package io.postern.mqtt.testing;

import java.util.Random;

/** A server that answers each connection with bytes that mean nothing. */
public final class Garbage implements AutoCloseable {

    private static final int LENGTH = 4_096;

    private final Mute server;

    private Garbage(Mute server) {
        this.server = server;
    }

    /**
     * @param seed the same seed gives the same bytes
     */
    public static Garbage start(long seed) {
        var random = new Random(seed);
        return new Garbage(
                Mute.start(
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
