package io.postern.bench.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Packets gathered in one array, so that one write sends many. Not safe for two threads. */
public final class Packets {

    private static final int CONNECT = 0x10;
    private static final int PUBLISH = 0x30;
    private static final int PUBACK = 0x40;
    private static final int SUBSCRIBE = 0x82;
    private static final byte[] PROTOCOL = {0, 4, 'M', 'Q', 'T', 'T', 4};
    private static final int CLEAN_SESSION = 0x02;
    private static final int NO_KEEP_ALIVE = 0;
    private static final int MOST_HEAD = 5;

    private byte[] bytes = new byte[256 * 1024];
    private int length;

    void connect(String clientId) {
        var id = clientId.getBytes(StandardCharsets.UTF_8);
        head(CONNECT, PROTOCOL.length + 3 + 2 + id.length);
        put(PROTOCOL);
        bytes[length++] = CLEAN_SESSION;
        number(NO_KEEP_ALIVE);
        number(id.length);
        put(id);
    }

    void subscribe(String filter, int qos) {
        var text = filter.getBytes(StandardCharsets.UTF_8);
        head(SUBSCRIBE, 2 + 2 + text.length + 1);
        number(1);
        number(text.length);
        put(text);
        bytes[length++] = (byte) qos;
    }

    /**
     * @param packetId 0 for QoS 0
     */
    public void publish(byte[] topic, byte[] payload, int packetId) {
        int qos = packetId == 0 ? 0 : 1;
        head(PUBLISH | qos << 1, 2 + topic.length + 2 * qos + payload.length);
        number(topic.length);
        put(topic);
        if (qos == 1) {
            number(packetId);
        }
        put(payload);
    }

    public void acknowledge(int packetId) {
        head(PUBACK, 2);
        number(packetId);
    }

    /** Whether one more packet may not fit. */
    public boolean full() {
        return length > bytes.length - 4096;
    }

    public boolean empty() {
        return length == 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    private void head(int type, int remaining) {
        int most = length + MOST_HEAD + remaining;
        if (most > bytes.length) {
            bytes = Arrays.copyOf(bytes, most);
        }
        bytes[length++] = (byte) type;
        int rest = remaining;
        while (rest >= 0x80) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void number(int value) {
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    private void put(byte[] some) {
        System.arraycopy(some, 0, bytes, length, some.length);
        length += some.length;
    }
}
