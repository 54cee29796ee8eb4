package io.postern.serial.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.postern.api.link.LinkException;
import io.postern.api.setting.Values;
import io.postern.api.testing.VirtualTime;
import io.postern.serial.talk.PlayedPort;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a device says, it is known or refused in words, and in time. */
class GarbageTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int ROUNDS = 500;
    private static final byte[] FAVOURITES = {0, 10, (byte) 0xC0, 32};
    private static final List<String> FRAMINGS =
            List.of("line", "slip", "cobs", "gap", "length", "fixed");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isRefusedInWords(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            refuse(carrier(random), random);
        }
    }

    private static void refuse(Values carrier, Random random) {
        var time = new VirtualTime();
        var port = new PlayedPort(time);
        for (int i = 0; i < 4; i++) {
            port.says(Duration.ofMillis(random.nextInt(400)), noise(random));
            port.answers(Duration.ofMillis(random.nextInt(400)), noise(random), noise(random));
        }
        long begin = time.nanos();

        try {
            var identity = Dialogue.of(carrier, SECOND, time).identify(port);

            assertThat(identity.captured().text("uid").orElse("-")).isNotEmpty();
        } catch (LinkException refused) {
            assertThat(refused.getMessage())
                    .startsWith("step ")
                    .matches("[\\x20-\\x7E\\xA1-\\xFF…]{1,700}");
        } catch (RuntimeException broken) {
            fail("expected a refusal in words, found " + broken, broken);
        }
        assertThat(Duration.ofNanos(time.nanos() - begin)).isLessThan(SECOND.multipliedBy(7));
    }

    /** Each asks twice, and waits once. */
    private static Values carrier(Random random) {
        return Steps.carrier(
                step(random).writes("hex", "00").keeps("number", Map.of("as", "number")),
                step(random).writes("hex", "01").retries(3).keeps("uid", Map.of("as", "text")),
                step(random).expects("pattern", "(?<model>[^ ]+) ?(?<rest>.*)"));
    }

    private static Steps step(Random random) {
        var type = FRAMINGS.get(random.nextInt(FRAMINGS.size()));
        return new Steps()
                .answers(
                        type,
                        type.equals("fixed") ? Map.of("length", 1 + random.nextInt(8)) : Map.of());
    }

    private static String noise(Random random) {
        var bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(6) == 0) {
                bytes[i] = FAVOURITES[random.nextInt(FAVOURITES.length)];
            }
        }
        return HexFormat.of().formatHex(bytes);
    }
}
