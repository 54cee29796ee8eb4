package io.postern.store.row;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads what a row holds; fails where it is cut off or something else. */
final class RowFields extends DataInputStream {

    RowFields(byte[] row) {
        super(new ByteArrayInputStream(row));
    }

    Map<String, String> texts() throws IOException {
        var all = new HashMap<String, String>();
        for (int left = count(); left > 0; left--) {
            all.put(text(), text());
        }
        return all;
    }

    String text() throws IOException {
        return new String(field(), StandardCharsets.UTF_8);
    }

    byte[] field() throws IOException {
        return readNBytes(count());
    }

    /** No count is higher than the bytes that follow. */
    private int count() throws IOException {
        int count = 0;
        int part = RowWriter.MORE;
        for (int shift = 0; (part & RowWriter.MORE) != 0; shift += RowWriter.BITS) {
            part = readByte();
            count |= (part & RowWriter.MORE - 1) << shift;
        }
        if (count < 0 || count > available()) {
            throw new IOException("cut off");
        }
        return count;
    }
}
