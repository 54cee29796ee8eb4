package io.postern.simulate.benchlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedUidTest {

    @Test
    void staysTheSameForTheSameDevice() {
        assertThat(SimulatedUid.of(1, 3))
                .isEqualTo(SimulatedUid.of(1, 3))
                .isNotEqualTo(SimulatedUid.of(2, 3));
        assertThat(SimulatedUid.of(1, 3).text()).matches("[0-9A-F]{24}");
    }

    @Test
    void noTwoDevicesShareOne() {
        assertThat(IntStream.rangeClosed(1, 256).mapToObj(device -> SimulatedUid.of(1, device)))
                .doesNotHaveDuplicates();
    }
}
