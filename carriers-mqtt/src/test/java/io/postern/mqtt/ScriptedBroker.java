package io.postern.mqtt;

import io.postern.mqtt.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;

/** Answers each thing a client says with the next bytes of a script, whatever it says. */
final class ScriptedBroker implements AutoCloseable {

    private final ServerSocket server;
    private final List<byte[]> script;

    /**
     * @param script the answers in hexadecimal
     */
    ScriptedBroker(String... script) {
        this.script = List.of(script).stream().map(HexFormat.of()::parseHex).toList();
        try {
            server = new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress());
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
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                // closed by the test, or by the client
                continue;
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var heard = new byte[10_000];
        for (var answer : script) {
            if (socket.getInputStream().read(heard) < 0) {
                return;
            }
            socket.getOutputStream().write(answer);
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
