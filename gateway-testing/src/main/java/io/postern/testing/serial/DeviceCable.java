package io.postern.testing.serial;

import io.postern.simulate.pty.Pty;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a gadget hangs on. */
interface DeviceCable extends AutoCloseable {

    /** What the carrier opens. */
    String place();

    /** What the gateway writes; waits until somebody is there. */
    InputStream in() throws IOException;

    OutputStream out() throws IOException;

    /** Pulls it. */
    @Override
    void close();

    static DeviceCable pty() {
        try {
            var link = Files.createTempDirectory("gadget").resolve("port");
            var pty = Pty.open();
            return new Terminal(pty, Files.createSymbolicLink(link, pty.path()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static DeviceCable tcp() {
        try {
            return new Door(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * A pseudo-terminal, under a name of its own: the system gives its number to the next one at
     * once, which may be that of a test in another process.
     */
    record Terminal(Pty pty, Path link) implements DeviceCable {

        @Override
        public String place() {
            return link.toString();
        }

        @Override
        public InputStream in() {
            return pty.in();
        }

        @Override
        public OutputStream out() {
            return pty.out();
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(link);
                Files.deleteIfExists(link.getParent());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            pty.close();
        }
    }

    /** One TCP connection, the first that comes. */
    final class Door implements DeviceCable {

        private final ServerSocket server;
        private Socket socket = new Socket();

        Door(ServerSocket server) {
            this.server = server;
        }

        @Override
        public String place() {
            return "tcp://127.0.0.1:" + server.getLocalPort();
        }

        private synchronized Socket socket() throws IOException {
            if (!socket.isConnected()) {
                socket = server.accept();
            }
            return socket;
        }

        @Override
        public InputStream in() throws IOException {
            return socket().getInputStream();
        }

        @Override
        public OutputStream out() throws IOException {
            return socket().getOutputStream();
        }

        @Override
        public void close() {
            try {
                server.close();
                socket.close();
            } catch (IOException already) {
                throw new UncheckedIOException(already);
            }
        }
    }
}
