package io.postern.serial.expect;

import io.postern.serial.talk.Printable;
import java.nio.charset.StandardCharsets;

/** The whole answer is this text; NULs that only fill up its end do not count. */
record ExpectText(String text) implements Expect {

    @Override
    public boolean matches(byte[] answer) {
        var wanted = text.getBytes(StandardCharsets.UTF_8);
        if (answer.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < answer.length; i++) {
            if (answer[i] != (i < wanted.length ? wanted[i] : 0)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String words() {
        return Printable.quoted(text);
    }
}
