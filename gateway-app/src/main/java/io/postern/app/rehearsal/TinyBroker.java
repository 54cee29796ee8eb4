package io.postern.app.rehearsal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers MQTT 5 clients as a broker would, as long as nothing goes wrong: enough for a trial run,
 * and none of the classes of a real one. Whoever subscribes gets a few messages at once.
 */
final class TinyBroker implements AutoCloseable {

    private static final int MESSAGES = 20;
    private static final String TOPIC = "meter_teros10/0_shallow/08:3A:F2:31:9B:D0";
    private static final String PAYLOAD =
            "{\"MAC\":\"08:3A:F2:31:9B:D0\",\"DEPTH\":\"shallow\",\"VWC\":0.31,\"VWC_RAW\":2100}";

    private final ServerSocket server;

    TinyBroker() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        thread("rehearsal-accept", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            var client = server.accept();
            thread("rehearsal-client", () -> serve(client));
        }
    }

    private static void serve(Socket client) throws IOException {
        try (client) {
            var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            var out = client.getOutputStream();
            while (true) {
                int head = in.readUnsignedByte();
                var body = in.readNBytes(number(in));
                answer(head, body, out);
            }
        }
    }

    /** What MQTT calls a variable byte integer. */
    private static int number(DataInputStream in) throws IOException {
        int number = 0;
        int digit = 0x80;
        for (int shift = 0; (digit & 0x80) != 0 && shift < 28; shift += 7) {
            digit = in.readUnsignedByte();
            number |= (digit & 0x7F) << shift;
        }
        return number;
    }

    private static void answer(int head, byte[] body, OutputStream out) throws IOException {
        switch (head >> 4) {
            case 1 -> write(out, 0x20, 3, 0, 0, 0);
            case 3 -> acknowledge(head, body, out);
            case 8 -> {
                write(out, 0x90, 4, body[0], body[1], 0, 1);
                for (int id = 1; id <= MESSAGES; id++) {
                    publish(id, out);
                }
            }
            case 10 -> write(out, 0xB0, 4, body[0], body[1], 0, 0);
            case 12 -> write(out, 0xD0, 0);
            default -> {}
        }
    }

    private static void acknowledge(int head, byte[] body, OutputStream out) throws IOException {
        if ((head & 0x06) != 0) {
            int id = 2 + ((body[0] & 0xFF) << 8 | body[1] & 0xFF);
            write(out, 0x40, 2, body[id], body[id + 1]);
        }
    }

    /** At QoS 1, without properties. */
    private static void publish(int id, OutputStream out) throws IOException {
        var topic = TOPIC.getBytes(StandardCharsets.UTF_8);
        var payload = PAYLOAD.getBytes(StandardCharsets.UTF_8);
        int length = 2 + topic.length + 2 + 1 + payload.length;
        // below 128, so that it fits into one byte
        write(out, 0x32, length, 0, topic.length);
        out.write(topic);
        write(out, 0, id, 0);
        out.write(payload);
        out.flush();
    }

    private static void write(OutputStream out, int... bytes) throws IOException {
        var packet = new byte[bytes.length];
        for (int at = 0; at < bytes.length; at++) {
            packet[at] = (byte) bytes[at];
        }
        out.write(packet);
        out.flush();
    }

    private interface Work {

        void run() throws IOException;
    }

    private static void thread(String name, Work work) {
        var thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException over) {
                                // whoever was there has gone, which ends it
                            }
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
