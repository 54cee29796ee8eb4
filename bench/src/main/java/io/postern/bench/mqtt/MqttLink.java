package io.postern.bench.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One connection to a broker on loopback: one thread may write, another one read. */
public final class MqttLink implements AutoCloseable {

    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int SUBACK = 9;

    private final Socket socket;
    private final InputStream input;
    private final Packets opening = new Packets();
    private final byte[] bytes = new byte[256 * 1024];
    private int start;
    private int end;

    public MqttLink(int port, String clientId) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        input = socket.getInputStream();
        opening.connect(clientId);
        write(opening);
        expect(CONNACK);
    }

    /** Waits for the answer; nothing may have been subscribed before. */
    public void subscribe(String filter, int qos) throws IOException {
        opening.subscribe(filter, qos);
        write(opening);
        expect(SUBACK);
    }

    /** Sends what was gathered, and empties it. */
    public void write(Packets packets) throws IOException {
        socket.getOutputStream().write(packets.bytes(), 0, packets.length());
        packets.clear();
    }

    /** Waits for bytes and hands over every packet that is whole by then. */
    public void read(ArrivalLedger arrivals) throws IOException {
        fill();
        arrivals.begin(System.nanoTime());
        for (int next = packetEnd(); next > 0; next = packetEnd()) {
            hand(next, arrivals);
            start = next;
        }
        arrivals.end();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void hand(int next, ArrivalLedger arrivals) {
        int type = (bytes[start] & 0xff) >>> 4;
        int body = bodyStart();
        if (type == PUBACK) {
            arrivals.acknowledged(number(body));
        } else if (type == PUBLISH) {
            boolean wantsAnswer = (bytes[start] & 0x06) != 0;
            int afterTopic = body + 2 + number(body);
            int packetId = wantsAnswer ? number(afterTopic) : 0;
            arrivals.published(bytes, wantsAnswer ? afterTopic + 2 : afterTopic, next, packetId);
        }
    }

    private void expect(int type) throws IOException {
        int next = packetEnd();
        while (next < 0) {
            fill();
            next = packetEnd();
        }
        int found = (bytes[start] & 0xff) >>> 4;
        int code = bytes[next - 1] & 0xff;
        start = next;
        if (found != type || code >= (type == SUBACK ? 0x80 : 1)) {
            throw new IOException(
                    "broker: expected packet type " + type + ", found " + found + "/" + code);
        }
    }

    private void fill() throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
        } else if (bytes.length - end < 4096) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        }
        int count = input.read(bytes, end, bytes.length - end);
        if (count < 0) {
            throw new EOFException("the broker closed the connection");
        }
        end += count;
    }

    /** Where the first packet ends; -1 where it is not whole yet. */
    private int packetEnd() {
        int remaining = 0;
        int shift = 0;
        for (int at = start + 1; at < end; at++) {
            remaining |= (bytes[at] & 0x7f) << shift;
            shift += 7;
            if (bytes[at] >= 0) {
                return at + 1 + remaining <= end ? at + 1 + remaining : -1;
            }
        }
        return -1;
    }

    private int bodyStart() {
        int at = start + 1;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }

    private int number(int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
