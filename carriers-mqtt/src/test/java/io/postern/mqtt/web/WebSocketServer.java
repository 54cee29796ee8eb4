package io.postern.mqtt.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.stream.FakeWay;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A WebSocket, as its server sees it. */
final class WebSocketServer {

    static final int LAST = 0x80;
    static final int MORE = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private WebSocketServer() {}

    /** What shows that an answer is one to this request. */
    static String accepting(String request) {
        var salted = key(request) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(digest.digest(salted.getBytes(ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String key(String request) {
        return request.replaceAll("(?s).*\r\nSec-WebSocket-Key: (.*?)\r\n.*", "$1");
    }

    /** A client's frame. */
    record Got(int kind, byte[] payload) {}

    static byte[] of(int first, byte[] payload) {
        var frame = ByteBuffer.allocate(10 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        return FakeWay.all(frame.put(payload).flip());
    }

    static byte[] of(int first, String payload) {
        return of(first, payload.getBytes(ISO_8859_1));
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** All of them whole, masked, and each a message of its own. */
    static List<Got> read(byte[] bytes) {
        var all = new ArrayList<Got>();
        var from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            all.add(one(from));
        }
        return all;
    }

    private static Got one(ByteBuffer from) {
        int first = from.get() & 0xff;
        int second = from.get() & 0xff;
        assertThat(first & 0xf0).isEqualTo(LAST);
        assertThat(second & 0x80).isEqualTo(0x80);
        var payload = new byte[length(second & 0x7f, from)];
        var mask = new byte[4];
        from.get(mask).get(payload);
        for (int at = 0; at < payload.length; at++) {
            payload[at] ^= mask[at % 4];
        }
        return new Got(first & 0x0f, payload);
    }

    private static int length(int told, ByteBuffer from) {
        if (told == 126) {
            return from.getShort() & 0xffff;
        }
        return told == 127 ? (int) from.getLong() : told;
    }
}
