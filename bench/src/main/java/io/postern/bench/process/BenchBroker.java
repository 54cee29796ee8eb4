package io.postern.bench.process;

import io.postern.testing.net.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A mosquitto on loopback that drops nothing, and what it costs. */
public final class BenchBroker implements AutoCloseable {

    /** How many messages may be on their way to and from a relay, the same for all. */
    private static final int WINDOW = 100;

    private static final String LASTING =
            """
            allow_anonymous true
            persistence false
            set_tcp_nodelay true
            max_queued_messages 0
            max_queued_bytes 0
            log_type error
            log_type warning
            """;
    private static final int TRIES = 500;

    private final int port;
    private final Child child;

    public BenchBroker(Path folder, String name) throws IOException {
        this(folder, name, List.of());
    }

    /**
     * @param before words that its command begins with
     */
    public BenchBroker(Path folder, String name, List<String> before) throws IOException {
        port = FreePorts.next();
        child =
                new Child(
                        command(folder.resolve(name + ".conf"), port, "").after(before),
                        folder.resolve(name + ".log"));
        awaitOpen();
    }

    /**
     * Writes the configuration.
     *
     * @param more lines of its own
     */
    public static ProcessCommand command(Path file, int port, String more) throws IOException {
        Files.writeString(
                file,
                "listener %d 127.0.0.1%nmax_inflight_messages %d%n".formatted(port, WINDOW)
                        + LASTING
                        + more);
        return new ProcessCommand(List.of("mosquitto", "-c", file.toString()));
    }

    public int port() {
        return port;
    }

    public double cpuSeconds() throws IOException {
        return child.cpuSeconds();
    }

    @Override
    public void close() {
        child.close();
    }

    private void awaitOpen() throws IOException {
        for (int tries = 0; tries < TRIES && child.alive(); tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(10_000_000);
            }
        }
        throw new IOException("mosquitto: expected it to listen, found: " + child.output());
    }
}
