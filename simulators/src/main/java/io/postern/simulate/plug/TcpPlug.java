package io.postern.simulate.plug;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A cable to a TCP port. The next client is served when the one before has gone. */
final class TcpPlug implements Plug {

    private final ServerSocket server;
    private final String port;
    private volatile Optional<Socket> client = Optional.empty();

    TcpPlug(ServerSocket server, String port) {
        this.server = server;
        this.port = port;
    }

    @Override
    public String port() {
        return port;
    }

    @Override
    public int read(byte[] into) {
        while (true) {
            if (client.isEmpty()) {
                return accept() ? 0 : -1;
            }
            int read = read(client.get(), into);
            if (read >= 0) {
                return read;
            }
            drop();
        }
    }

    private static int read(Socket from, byte[] into) {
        try {
            return from.getInputStream().read(into);
        } catch (IOException gone) {
            return -1;
        }
    }

    private boolean accept() {
        while (!server.isClosed()) {
            try {
                var next = server.accept();
                next.setTcpNoDelay(true);
                next.setKeepAlive(true);
                take(next);
                return true;
            } catch (IOException goneAgain) {
                // a client that did not wait, or our end: the loop knows; or no handle is free
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        return false;
    }

    /** Pulled in between: whoever came is sent away. */
    private synchronized void take(Socket next) throws IOException {
        client = Optional.of(next);
        if (server.isClosed()) {
            drop();
            throw new IOException("the cable is out");
        }
    }

    @Override
    public boolean hasMore() {
        try {
            return client.isPresent() && client.get().getInputStream().available() > 0;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public boolean write(byte[] bytes) throws IOException {
        if (server.isClosed()) {
            throw new IOException("the cable is out");
        }
        var to = client;
        if (to.isEmpty()) {
            return false;
        }
        try {
            to.get().getOutputStream().write(bytes);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private synchronized void drop() {
        client.ifPresent(TcpPlug::quietly);
        client = Optional.empty();
    }

    @Override
    public synchronized void close() {
        quietly(server);
        drop();
    }

    private static void quietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            // it is closed all the same
        }
    }
}
