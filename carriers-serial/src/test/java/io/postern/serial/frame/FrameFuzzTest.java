package io.postern.serial.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A short run of what {@code bench/fuzz-frames} runs at length. */
class FrameFuzzTest {

    private static final long INPUTS = 30_000;

    @Test
    void anyBytesAreFramesMarksOrSkippedAndTheNextFramesAreFound() {
        var fuzz = new FrameFuzz();

        fuzz.run(20_261_121, INPUTS, done -> {});

        assertThat(fuzz.frames()).isGreaterThan(INPUTS);
        assertThat(fuzz.checked()).isGreaterThan(INPUTS);
    }
}
