package io.postern.serial.expect;

import io.postern.serial.talk.HexText;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The answer begins with these bytes, some of which may be any. */
public final class ExpectHex implements Expect {

    private static final int SHOWN = 32;

    private final int[] pattern;

    /**
     * @throws IllegalArgumentException when it is no hex, saying where
     */
    public ExpectHex(String source) {
        pattern = HexText.pattern(source);
        if (pattern.length == 0) {
            throw new IllegalArgumentException("expected bytes, found none");
        }
    }

    @Override
    public boolean matches(byte[] answer) {
        if (answer.length < pattern.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i] != HexText.ANY && pattern[i] != (answer[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String words() {
        return Arrays.stream(pattern)
                        .limit(SHOWN)
                        .mapToObj(one -> one == HexText.ANY ? "??" : String.format("%02X", one))
                        .collect(Collectors.joining(" "))
                + (pattern.length > SHOWN ? " …" : "");
    }
}
