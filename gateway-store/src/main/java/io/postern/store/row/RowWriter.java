package io.postern.store.row;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes what a row holds; {@link RowFields} reads it. */
final class RowWriter extends DataOutputStream {

    static final int MORE = 0x80;
    static final int BITS = 7;

    RowWriter(ByteArrayOutputStream out) {
        super(out);
    }

    void write(Map<String, String> all) throws IOException {
        count(all.size());
        for (var one : all.entrySet()) {
            write(one.getKey());
            write(one.getValue());
        }
    }

    void write(String text) throws IOException {
        field(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes, with their number before them. */
    void field(byte[] bytes) throws IOException {
        count(bytes.length);
        write(bytes);
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private void count(int count) throws IOException {
        int left = count;
        while (left >= MORE) {
            writeByte(left | MORE);
            left >>>= BITS;
        }
        writeByte(left);
    }
}
