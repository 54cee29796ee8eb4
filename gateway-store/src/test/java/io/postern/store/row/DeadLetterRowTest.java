package io.postern.store.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.Letter;
import io.postern.api.message.Origin;
import io.postern.ops.DeadLetters.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLetterRowTest {

    private static final StoredLetter.Since NOW = new StoredLetter.Since(Instant.EPOCH, 7, 8);

    private static DeadLetter letter(Map<String, String> words) {
        return new DeadLetter(
                42,
                Instant.ofEpochMilli(1_700_000_000_123L),
                "soil",
                "no such sensor: \u00e4",
                "soil",
                Optional.of("pump"),
                Optional.empty(),
                new Origin("in", "soil", "farm/soil", true, words),
                "farm/1/1",
                new byte[] {1, 0, -1});
    }

    private static DeadLetterRow again(DeadLetterRow row) {
        return DeadLetterRow.read(row.letter().number(), row.bytes());
    }

    @ParameterizedTest
    @EnumSource(names = "SEND", mode = EnumSource.Mode.EXCLUDE)
    void keepsAllThatIsKnownOfAMessage(SendAgain way) {
        var letter = letter(Map.of("device.uid", "x"));

        var read = again(DeadLetterRow.of(letter, way, true, Optional.empty(), NOW));

        assertThat(read.letter()).usingRecursiveComparison().isEqualTo(letter);
        assertThat(read.again()).isEqualTo(way);
        assertThat(read.content()).isTrue();
    }

    @Test
    void keepsWhatWasWrittenAsAQueueDoes() {
        var written =
                new Letter(
                        "farm/out",
                        new byte[] {1, 0, -1},
                        "farm/1/1",
                        "noon",
                        Optional.of(Duration.ofSeconds(9)),
                        Map.of("qos", "1"),
                        Optional.empty(),
                        false);
        var row =
                DeadLetterRow.of(
                        letter(Map.of()), SendAgain.SEND, false, Optional.of(written), NOW);

        var read = again(row);

        assertThat(read.letter()).usingRecursiveComparison().isEqualTo(letter(Map.of()));
        assertThat(read.stored().letter())
                .usingRecursiveComparison()
                .isEqualTo(written.asReplayed());
        assertThat(read.stored().bytes()).isEqualTo(row.stored().bytes());
    }

    @Test
    void whatIsNoneIsShownAsItIs() {
        var good =
                DeadLetterRow.of(
                                letter(Map.of("a", "b")),
                                SendAgain.RECEIVE,
                                false,
                                Optional.empty(),
                                NOW)
                        .bytes();
        var chance = new Random(5);
        for (int n = 0; n < 20_000; n++) {
            var bad = Arrays.copyOf(good, chance.nextInt(good.length + 1));
            for (int at = 0; at < bad.length; at += 1 + chance.nextInt(40)) {
                bad[at] = (byte) chance.nextInt();
            }
            assertThat(DeadLetterRow.read(3, bad).letter().number()).isEqualTo(3);
        }
        var newer = good.clone();
        newer[0] = 2;
        assertThat(DeadLetterRow.read(3, newer).letter().reason())
                .isEqualTo("it was kept on disk and cannot be read any more");
        assertThat(DeadLetterRow.read(3, newer).letter().payload()).isEqualTo(newer);
        var ofNewer = good.clone();
        ofNewer[1] = 100;
        assertThat(DeadLetterRow.read(3, ofNewer).again()).isEqualTo(SendAgain.NEVER);
    }
}
