package io.postern.testing.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.Consumer;

/** Carries the bytes of one direction until one side goes. */
final class Pump implements Runnable {

    private static final int CHUNK = 65_536;

    private final Socket from;
    private final Socket to;
    private final Valve valve;
    private final ProxiedConnection connection;
    private final Consumer<byte[]> tap;

    /**
     * @param tap sees the bytes before they go on
     */
    Pump(Socket from, Socket to, Valve valve, ProxiedConnection connection, Consumer<byte[]> tap) {
        this.from = from;
        this.to = to;
        this.valve = valve;
        this.connection = connection;
        this.tap = tap;
    }

    @Override
    public void run() {
        try {
            carry();
        } catch (IOException e) {
            // One side went: the connection tells the other one.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry() throws IOException, InterruptedException {
        var buffer = new byte[CHUNK];
        var input = from.getInputStream();
        var output = to.getOutputStream();
        for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
            valve.pass(connection);
            tap.accept(Arrays.copyOf(buffer, length));
            output.write(buffer, 0, length);
        }
    }
}
