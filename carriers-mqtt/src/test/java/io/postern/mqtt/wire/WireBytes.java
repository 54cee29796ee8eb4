package io.postern.mqtt.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The bytes of MQTT, written in hexadecimal; blanks between them mean nothing. */
public final class WireBytes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private WireBytes() {}

    public static byte[] bytes(String... hex) {
        return HEX.parseHex(String.join("", hex).replace(" ", ""));
    }

    public static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /** What it holds is used up. */
    public static byte[] all(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** A text with its length. */
    static String text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return String.format("%04X", bytes.length) + hex(bytes);
    }

    /** A number of one to four bytes. */
    static String number(int value) {
        var hex = new StringBuilder();
        int rest = value;
        while (rest > 0x7F) {
            hex.append(String.format("%02X", rest % 0x80 + 0x80));
            rest /= 0x80;
        }
        return hex.append(String.format("%02X", rest)).toString();
    }

    /** Something with its length, as a number of one to four bytes, before it. */
    static String sized(String... inside) {
        var all = String.join("", inside).replace(" ", "");
        return number(all.length() / 2) + all;
    }

    /**
     * A packet.
     *
     * @param first its first byte; the length comes by itself
     */
    static String packet(String first, String... inside) {
        return first + sized(inside);
    }
}
