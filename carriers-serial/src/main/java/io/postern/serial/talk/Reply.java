package io.postern.serial.talk;

import io.postern.serial.frame.Skip;
import java.util.Map;
import java.util.Optional;

/**
 * What came of asking.
 *
 * @param answer the answer, without what marked its ends
 * @param failure why there is none, in words such as {@code no answer in 1 s}; empty where there is
 *     one
 * @param other the last whole frame that was not the one wanted
 * @param skipped how many bytes of the tries were in no frame, and why
 * @param left what came right after the answer: somebody who listens may want it
 */
public record Reply(
        Optional<byte[]> answer,
        String failure,
        Optional<byte[]> other,
        Map<Skip, Integer> skipped,
        byte[] left) {

    /** How many bytes were in no frame. */
    public int skippedBytes() {
        return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }
}
