package io.postern.mqtt.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * Free ports of the loopback address.
 *
 * <p>They lie below those that the system gives to outgoing connections: a broker that is down for
 * a moment then finds its port free again, and no client that tries again connects to itself.
 */
public final class Ports {

    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;

    private Ports() {}

    /** One that nobody listened on a moment ago. */
    public static int free() {
        return IntStream.generate(() -> FIRST + (int) (Math.random() * (LAST - FIRST)))
                .limit(1_000)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new AssertionError("ports: expected a free one, found none"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
