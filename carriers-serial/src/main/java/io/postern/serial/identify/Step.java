package io.postern.serial.identify;

import io.postern.serial.expect.Expect;
import io.postern.serial.talk.Asking;
import io.postern.serial.talk.Write;
import java.util.List;
import java.util.Optional;

/**
 * One step of the dialogue.
 *
 * @param number the first is 1
 * @param write what is written first
 * @param asking how an answer is waited for; empty where none is
 * @param expect what the answer must look like
 * @param captures what is kept of it
 */
record Step(
        int number,
        Optional<Write> write,
        Optional<Asking> asking,
        Optional<Expect> expect,
        List<Capture> captures) {

    Step {
        captures = List.copyOf(captures);
    }

    boolean matches(byte[] answer) {
        return expect.map(wanted -> wanted.matches(answer)).orElse(true);
    }
}
