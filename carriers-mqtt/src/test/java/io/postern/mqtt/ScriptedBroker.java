package io.postern.mqtt;

import io.postern.testing.net.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;

/**
 * Answers each thing a client says with the next bytes of a script, whatever it says. Each
 * connection has a script of its own; those beyond the last one have that.
 */
final class ScriptedBroker implements AutoCloseable {

    private final ServerSocket server;
    private final List<List<String>> scripts;

    /**
     * @param script the answers in hexadecimal
     */
    ScriptedBroker(String... script) {
        this(List.of(List.of(script)));
    }

    ScriptedBroker(List<List<String>> scripts) {
        this.scripts = scripts;
        try {
            server = new ServerSocket(FreePorts.next(), 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "test-scripted");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        for (int count = 0; !server.isClosed(); count++) {
            try (var socket = server.accept()) {
                answer(socket, scripts.get(Math.min(count, scripts.size() - 1)));
            } catch (IOException e) {
                // closed by the test, or by the client
                continue;
            }
        }
    }

    private static void answer(Socket socket, List<String> script) throws IOException {
        var heard = new byte[10_000];
        for (var answer : script) {
            if (socket.getInputStream().read(heard) < 0) {
                return;
            }
            socket.getOutputStream().write(HexFormat.of().parseHex(answer));
        }
        while (socket.getInputStream().read(heard) >= 0) {
            continue;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
