package io.postern.socket;

import io.postern.api.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** JSON objects, one a line. */
final class Lines {

    private Lines() {}

    static byte[] of(JsonObject object) {
        var json = object.bytes();
        var line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /** The next line without its end; empty when there is no whole one. */
    static Optional<byte[]> read(InputStream in, int longest) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return Optional.of(line.toByteArray());
            }
            if (line.size() == longest) {
                throw new LineTooLongException(longest);
            }
            line.write(b);
        }
        return Optional.empty();
    }

    /** A line that has no end within its bound. */
    static final class LineTooLongException extends IOException {

        private static final long serialVersionUID = 1;

        LineTooLongException(int longest) {
            super("request: expected a line of at most " + longest + " bytes, found more");
        }
    }
}
