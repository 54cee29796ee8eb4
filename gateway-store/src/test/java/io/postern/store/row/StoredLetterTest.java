package io.postern.store.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.Letter;
import io.postern.api.message.Origin;
import io.postern.store.row.StoredLetter.Since;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StoredLetterTest {

    private static final Instant NOON = Instant.parse("2024-05-16T12:00:00Z");
    private static final byte[] PAYLOAD = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
    private static final Since WRITTEN = new Since(NOON, 7, 1_000);

    private static StoredLetter letter(String uid, Optional<Duration> expiry) {
        return new StoredLetter(
                new Letter(
                        "cloud/ä",
                        PAYLOAD,
                        uid,
                        "2024-05-16T11:00:00",
                        expiry,
                        Map.of("qos", "1", "note", "x".repeat(300)),
                        Optional.of("its own"),
                        false),
                "soil",
                "farm/1",
                new Origin("near", "soil", "farm/north", true, Map.of()),
                NOON,
                Optional.of(WRITTEN),
                Optional.empty());
    }

    private static StoredLetter again(StoredLetter letter) {
        return StoredLetter.read(letter.bytes()).orElseThrow();
    }

    @Test
    void isReadAsItWasWritten() {
        for (var uid : new String[] {"farm/1", "", "another"}) {
            var before = letter(uid, Optional.of(Duration.ofHours(1)));

            var after = again(before);

            assertThat(after)
                    .usingRecursiveComparison()
                    .ignoringFields("letter.own", "letter.replayed")
                    .isEqualTo(before);
            assertThat(after.letter().replayed()).isTrue();
            assertThat(after.letter().own()).isEmpty();
        }
    }

    @Test
    void itsTimeToLiveGoesOnByTheClockThatNobodySets() {
        var letter = again(letter("", Optional.of(Duration.ofHours(1))));
        var later = WRITTEN.nanos() + Duration.ofMinutes(10).toNanos();

        var left = letter.letter(new Since(NOON.plus(Duration.ofDays(9)), 7, later)).orElseThrow();

        assertThat(left.expiry()).contains(Duration.ofMinutes(50));
        assertThat(letter.letter(new Since(NOON, 7, later * 100))).isEmpty();
    }

    @Test
    void itsClocksStandThereOnlyWhereTheyMatter() {
        var aging = letter("", Optional.empty());
        var plain =
                new StoredLetter(
                        aging.letter(),
                        aging.type(),
                        aging.uid(),
                        aging.origin(),
                        NOON,
                        Optional.empty(),
                        Optional.empty());

        assertThat(again(aging).since()).contains(WRITTEN);
        assertThat(again(plain).since()).isEmpty();
        assertThat(aging.bytes()).hasSize(plain.bytes().length + 24);
    }

    @Test
    void anotherProcessHasOnlyTheWallClockWhichMayHaveGoneBack() {
        var letter = again(letter("", Optional.of(Duration.ofHours(1))));

        var later = letter.letter(new Since(NOON.plus(Duration.ofMinutes(10)), 8, 5)).orElseThrow();
        var back = letter.letter(new Since(NOON.minus(Duration.ofDays(9)), 8, 5)).orElseThrow();

        assertThat(later.expiry()).contains(Duration.ofMinutes(50));
        assertThat(back.expiry()).contains(Duration.ofHours(1));
    }

    @Test
    void anAgeIsUnknownToAnotherProcessWhereEitherClockWasWrong() {
        var hour = Duration.ofHours(1);
        var wrong = new Since(Instant.EPOCH, 7, 1_000);
        var later = new Since(NOON, 8, 5);

        assertThat(wrong.isLongerAgo(hour, later)).isFalse();
        assertThat(WRITTEN.isLongerAgo(hour, new Since(Instant.EPOCH, 8, 5))).isFalse();
        assertThat(wrong.isLongerAgo(hour, new Since(NOON, 7, hour.toNanos() * 2))).isTrue();
        assertThat(wrong.orUnknown(later)).isEqualTo(later);
        assertThat(WRITTEN.orUnknown(later)).isEqualTo(WRITTEN);
    }

    @Test
    void aTimeThatIsInDoubtStandsThereTwice() {
        var plain = letter("", Optional.empty());
        var doubt = new DoubtfulTime("2024-05-16T11:00:00", 9);
        var doubtful =
                new StoredLetter(
                        plain.letter(),
                        plain.type(),
                        plain.uid(),
                        plain.origin(),
                        NOON,
                        Optional.empty(),
                        Optional.of(doubt));

        assertThat(again(doubtful).doubt()).contains(doubt);
        assertThat(again(plain).doubt()).isEmpty();
    }

    @Test
    void whatIsNoLetterIsNone() {
        var chance = new SplittableRandom(5);
        var bytes = letter("", Optional.of(Duration.ofHours(1))).bytes();

        for (int length = 0; length < bytes.length; length++) {
            assertThat(StoredLetter.read(Arrays.copyOf(bytes, length))).isEmpty();
        }
        for (int time = 0; time < 20_000; time++) {
            var spoilt = bytes.clone();
            for (int flips = 1 + chance.nextInt(4); flips > 0; flips--) {
                spoilt[chance.nextInt(spoilt.length)] = (byte) chance.nextInt();
            }
            assertThat(StoredLetter.read(spoilt)).isNotNull();
        }
    }
}
