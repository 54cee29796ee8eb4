package io.postern.mqtt.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** As much of the encoding of keys as wrapping an old form into PKCS#8 needs. */
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xa0;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final byte[] RSA = {
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };
    private static final byte[] EC_PUBLIC_KEY = {
        0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01
    };

    private Der() {}

    /** PKCS#8 of an RSA key in PKCS#1. */
    static byte[] pkcs8OfRsa(byte[] pkcs1) {
        return sequence(VERSION_0, RSA, wrapped(OCTETS, pkcs1));
    }

    /**
     * PKCS#8 of an elliptic curve's key in SEC1, which names its curve inside.
     *
     * @throws IllegalArgumentException when it does not
     */
    static byte[] pkcs8OfEc(byte[] sec1) {
        return sequence(VERSION_0, sequence(EC_PUBLIC_KEY, curve(sec1)), wrapped(OCTETS, sec1));
    }

    private static byte[] curve(byte[] sec1) {
        var outer = ByteBuffer.wrap(sec1);
        outer.get();
        var inside = ByteBuffer.wrap(body(outer));
        while (inside.hasRemaining()) {
            int tag = inside.get() & 0xff;
            var body = body(inside);
            if (tag == PARAMETERS) {
                return body;
            }
        }
        throw new IllegalArgumentException("the key does not name its curve");
    }

    private static byte[] body(ByteBuffer from) {
        int length = from.get() & 0xff;
        if (length > 0x80) {
            int bytes = length - 0x80;
            length = 0;
            for (int left = bytes; left > 0; left--) {
                length = length << 8 | from.get() & 0xff;
            }
        }
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("the key ends too early");
        }
        var body = new byte[length];
        from.get(body);
        return body;
    }

    private static byte[] sequence(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return wrapped(SEQUENCE, all.toByteArray());
    }

    private static byte[] wrapped(int tag, byte[] body) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(out, body.length);
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** In as few bytes as possible: Java refuses more. */
    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = length < 0x100 ? 1 : length < 0x1_0000 ? 2 : 3;
        out.write(0x80 + bytes);
        for (int left = bytes - 1; left >= 0; left--) {
            out.write(length >> 8 * left);
        }
    }
}
