package io.postern.state;

import io.postern.file.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Makes a file name of any name: readable where it can be, never a path, never two names alike. */
final class FileName {

    private static final int LONGEST = 200;
    private static final int KEPT = 160;

    private FileName() {}

    static String of(String name) {
        var escaped = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (isSafe((char) (b & 0xFF), escaped.length())) {
                escaped.append((char) b);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return escaped.length() <= LONGEST
                ? escaped.toString()
                : escaped.substring(0, KEPT) + "%%" + fingerprint(name);
    }

    private static boolean isSafe(char c, int at) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '-'
                || c == '.' && at > 0;
    }

    private static String fingerprint(String name) {
        var hash = Fingerprint.begin().digest(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 12);
    }
}
