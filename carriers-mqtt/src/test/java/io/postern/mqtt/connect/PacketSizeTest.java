package io.postern.mqtt.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.Letter;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.broker.UserProperty;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketSizeTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 1_000_000})
    void exceedsWhatItsSizeExceeds(int payload) {
        var letter = Letter.of("tür/a", new byte[payload]);
        var bare = PublishOptions.of(1, false);
        var full =
                new PublishOptions(
                        1,
                        false,
                        Optional.of("text/plain"),
                        Optional.of("answers"),
                        Optional.of(new byte[40_000]),
                        List.of(new UserProperty("site", "x".repeat(60_000))));

        assertThat(PacketSize.of(letter, full))
                .isGreaterThan(PacketSize.of(letter, bare) + 100_000);
        for (var options : List.of(bare, full)) {
            long size = PacketSize.of(letter, options);
            assertThat(PacketSize.exceeds(letter, options, size)).isFalse();
            assertThat(PacketSize.exceeds(letter, options, size - 1)).isTrue();
            assertThat(PacketSize.exceeds(letter, options, 268_435_460)).isFalse();
        }
    }
}
