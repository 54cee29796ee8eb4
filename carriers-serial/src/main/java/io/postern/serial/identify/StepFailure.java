package io.postern.serial.identify;

import io.postern.serial.expect.Expect;
import io.postern.serial.talk.Printable;
import io.postern.serial.talk.Reply;
import java.util.Optional;

/** Says what a step expected and what came instead, and what may be done about it. */
final class StepFailure {

    static final String ANOTHER =
            ": this is another device; take it out of \"ports\" or change \"identify\"";
    private static final String MUTE = ": is it switched on, is the baud rate right?";
    private static final String NOISE = ": is the baud rate right, is it the right device?";

    private StepFailure() {}

    static String words(Step step, Optional<byte[]> written, Reply reply) {
        if (reply.other().isPresent()) {
            return expected(step) + Printable.of(reply.other().get()) + ANOTHER;
        }
        if (reply.skippedBytes() == 0) {
            return reply.failure()
                    + written.map(bytes -> " to " + Printable.of(bytes)).orElse("")
                    + MUTE;
        }
        return expected(step) + reply.failure() + NOISE;
    }

    private static String expected(Step step) {
        return "expected " + step.expect().map(Expect::words).orElse("a whole answer") + ", found ";
    }
}
