package io.postern.testing.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.List;

/** One client's way through the proxy: a socket to each side, a thread for each direction. */
final class ProxiedConnection {

    private final List<Socket> sockets;

    ProxiedConnection(Socket client, Socket broker) {
        this.sockets = List.of(client, broker);
    }

    void start(Pump toBroker, Pump toClient) {
        run(toBroker, "test-proxy-to-broker");
        run(toClient, "test-proxy-to-client");
    }

    boolean isOpen() {
        return sockets.stream().noneMatch(Socket::isClosed);
    }

    /** Both sides are told by RST: what was on its way is gone. */
    void cut() {
        close(true);
    }

    /** Both sides are told by FIN. */
    void hangUp() {
        close(false);
    }

    private void run(Pump pump, String name) {
        var thread =
                new Thread(
                        () -> {
                            pump.run();
                            hangUp();
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
    }

    private void close(boolean reset) {
        for (var socket : sockets) {
            try {
                if (reset && !socket.isClosed()) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            } catch (IOException e) {
                // Closed at the same moment by the other direction's thread.
                continue;
            }
        }
    }
}
