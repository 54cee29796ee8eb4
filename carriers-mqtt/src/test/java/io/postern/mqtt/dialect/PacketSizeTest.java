package io.postern.mqtt.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketSizeTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 1_000_000})
    void exceedsWhatItsSizeExceeds(int payload) {
        var bare = Publication.of("tür/a", new byte[payload], 1, false);
        var full =
                new Publication(
                        "tür/a",
                        new byte[payload],
                        1,
                        false,
                        Optional.of("text/plain"),
                        Optional.of("answers"),
                        Optional.of(new byte[40_000]),
                        Optional.of(Duration.ofSeconds(1)),
                        List.of(new UserProperty("site", "x".repeat(60_000))));

        assertThat(PacketSize.of(full)).isGreaterThan(PacketSize.of(bare) + 100_000);
        for (var what : List.of(bare, full)) {
            assertThat(PacketSize.exceeds(what, PacketSize.of(what))).isFalse();
            assertThat(PacketSize.exceeds(what, PacketSize.of(what) - 1)).isTrue();
            assertThat(PacketSize.exceeds(what, 268_435_460)).isFalse();
        }
    }
}
