package io.postern.simulate.plug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoiseTest {

    private static final byte[] ANSWER = {1, 2, 3, 4, 5};

    private final Noise noise = new Noise(1);

    @Test
    void leavesGoodAnswersAlone() {
        assertThat(noise.spoil(Misbehaviour.OK, ANSWER)).isEqualTo(ANSWER);
        assertThat(noise.spoil(Misbehaviour.DISCONNECT, ANSWER)).isEqualTo(ANSWER);
    }

    @Test
    void keepsSilent() {
        assertThat(noise.spoil(Misbehaviour.SILENCE, ANSWER)).isEmpty();
    }

    @Test
    void answersHalf() {
        assertThat(noise.spoil(Misbehaviour.HALF, ANSWER)).isEqualTo(new byte[] {1, 2});
    }

    @Test
    void someAnswersComeThroughTheGarbageAndAllAreBounded() {
        var spoilt =
                Stream.generate(() -> noise.spoil(Misbehaviour.GARBAGE, ANSWER))
                        .limit(1_000)
                        .toList();

        assertThat(spoilt).allMatch(bytes -> bytes.length > 0 && bytes.length <= 305);
        assertThat(spoilt).filteredOn(bytes -> bytes.length == 5).hasSizeBetween(100, 500);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(new Noise(4).block()).isEqualTo(new Noise(4).block());
        assertThat(new Noise(4).block()).isNotEqualTo(new Noise(5).block());
    }
}
