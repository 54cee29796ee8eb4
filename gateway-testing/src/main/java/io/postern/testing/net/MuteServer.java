package io.postern.testing.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that takes connections, and reads and answers nothing. */
public final class MuteServer implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final Peer peer;

    private MuteServer(Peer peer) {
        this.peer = peer;
        try {
            this.server = new ServerSocket(FreePorts.next(), 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::take, "test-mute");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is done with each connection. */
    interface Peer {

        void meet(Socket socket) throws IOException;
    }

    public static MuteServer start() {
        return new MuteServer(socket -> {});
    }

    static MuteServer start(Peer peer) {
        return new MuteServer(peer);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many connections there were. */
    public int connections() {
        return sockets.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                sockets.add(socket);
                peer.meet(socket);
            } catch (IOException e) {
                // The end of the server, or a peer that went while it was met.
                continue;
            }
        }
    }
}
