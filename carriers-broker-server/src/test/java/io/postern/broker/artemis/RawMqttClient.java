package io.postern.broker.artemis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** Says to a broker whatever it is told to. */
public final class RawMqttClient implements AutoCloseable {

    /** A CONNECT of MQTT 3.1.1 with a clean session and no name. */
    public static final String CONNECT = "\020\015\0\004MQTT\004\002\0\074\0\001x";

    private final Socket socket;

    public RawMqttClient(int port) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout(30_000);
    }

    public RawMqttClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    public RawMqttClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends a packet of less than 128 bytes. */
    RawMqttClient packet(String type, String rest) throws IOException {
        return send(type + (char) rest.length() + rest);
    }

    /** What follows the header of the next packet, which is as short. */
    String answer() throws IOException {
        return read(read(2).charAt(1));
    }

    /** Asks for a WebSocket, with more header lines, each ended. */
    public RawMqttClient upgrade(String headers) throws IOException {
        return send(
                "GET /mqtt HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n"
                        + headers
                        + "\r\n");
    }

    /** How long it waits for the broker. */
    public RawMqttClient within(Duration patience) throws IOException {
        socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
        return this;
    }

    String read(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), ISO_8859_1);
    }

    /** Everything until the broker hangs up. */
    public String rest() throws IOException {
        var all = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read(); next >= 0; ) {
                all.append((char) next);
                next = socket.getInputStream().read();
            }
        } catch (SocketException reset) {
            // hung up with something of ours unread
            return all.toString();
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
