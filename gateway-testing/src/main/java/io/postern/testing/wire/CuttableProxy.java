package io.postern.testing.wire;

import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.net.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A cable between clients and a broker that can be cut, blocked and listened to. */
public final class CuttableProxy implements AutoCloseable {

    private static final Duration MOST_TO_BIND = Duration.ofSeconds(20);

    private final InetSocketAddress broker;
    private final WireTap tap;
    private final int port = FreePorts.next();
    private final Map<Direction, Valve> valves = new EnumMap<>(Direction.class);
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private ServerSocket server;

    private CuttableProxy(int brokerPort, WireTap tap) {
        this.broker = new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort);
        this.tap = tap;
        for (var direction : Direction.values()) {
            valves.put(direction, new Valve());
        }
        this.server = listen();
    }

    public static CuttableProxy to(Mosquitto mosquitto) {
        return to(mosquitto.port());
    }

    public static CuttableProxy to(int brokerPort) {
        return new CuttableProxy(brokerPort, WireTap.NONE);
    }

    /**
     * Writes down every packet; plain TCP only.
     *
     * @param wire this proxy's name in the recording
     */
    public static CuttableProxy recording(int brokerPort, WireRecording recording, String wire) {
        return listening(brokerPort, recording::add, wire);
    }

    /**
     * Tells every packet before it is passed on; plain TCP only.
     *
     * @param listener any thread
     * @param wire this proxy's name in what is told
     */
    public static CuttableProxy listening(
            int brokerPort, Consumer<SeenPacket> listener, String wire) {
        return new CuttableProxy(brokerPort, new WireTap.Splitting(listener, wire));
    }

    /** Where clients connect to. */
    public int port() {
        return port;
    }

    /** How many connections there were. */
    public int connections() {
        return count.get();
    }

    /** Ends all connections with RST: what was on its way is gone. New ones are taken. */
    public void cut() {
        connections.forEach(ProxiedConnection::cut);
        forget();
    }

    /** Ends all connections with FIN. New ones are taken. */
    public void hangUp() {
        connections.forEach(ProxiedConnection::hangUp);
        forget();
    }

    /** New connections are refused from now on; those there are stay. */
    public void refuse() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** New connections are taken again. */
    public void accept() {
        server = listen();
    }

    /** Bytes are taken both ways and not passed on. */
    public void stall() {
        valves.values().forEach(Valve::shut);
    }

    public void stall(Direction direction) {
        valve(direction).shut();
    }

    /** What was held passes, in its order. */
    public void resume() {
        valves.values().forEach(Valve::open);
    }

    /** Each piece of bytes waits this long before the next one is looked at. */
    public void delay(Duration time) {
        valves.values().forEach(valve -> valve.delay(time));
    }

    @Override
    public void close() {
        refuse();
        cut();
    }

    private Valve valve(Direction direction) {
        return java.util.Objects.requireNonNull(valves.get(direction));
    }

    private void forget() {
        valves.values().forEach(Valve::wake);
        connections.removeIf(connection -> !connection.isOpen());
    }

    private ServerSocket listen() {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            bind(listening);
            var thread = new Thread(() -> take(listening), "test-proxy");
            thread.setDaemon(true);
            thread.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port, e);
        }
    }

    /** The thread that took connections may still hold the port when it is to be taken anew. */
    private void bind(ServerSocket listening) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        long end = System.nanoTime() + MOST_TO_BIND.toNanos();
        while (!listening.isBound()) {
            try {
                listening.bind(address);
            } catch (BindException taken) {
                if (System.nanoTime() > end) {
                    throw taken;
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private void take(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                join(listening.accept());
            } catch (IOException e) {
                // Refusing, or the broker is away: the client was told by a close.
                continue;
            }
        }
    }

    private void join(Socket client) throws IOException {
        var number = count.incrementAndGet();
        var onward = new Socket();
        try {
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            onward.connect(broker);
        } catch (IOException e) {
            client.setSoLinger(true, 0);
            client.close();
            throw e;
        }
        var connection = new ProxiedConnection(client, onward);
        connections.add(connection);
        var up = valve(Direction.TO_BROKER);
        var down = valve(Direction.TO_CLIENT);
        var taps = tap.connection(number);
        connection.start(
                new Pump(client, onward, up, connection, taps.toBroker()),
                new Pump(onward, client, down, connection, taps.toClient()));
    }
}
