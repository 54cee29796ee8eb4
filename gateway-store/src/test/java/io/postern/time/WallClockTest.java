package io.postern.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import io.postern.time.WallClock.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallClockTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant START = Instant.parse("2024-05-16T00:00:00Z");

    private final VirtualTime time = new VirtualTime(START);
    private TimeServer server = TimeServer.UNKNOWN;

    private WallClock clock(Instant built, Instant newest) {
        var clock =
                new WallClock(
                        time, built, Optional.of(new Written("data/lock", newest)), () -> server);
        clock.begin();
        return clock;
    }

    private WallClock lateBy(Duration late) {
        return clock(START.minus(DAY), START.plus(late));
    }

    private void jump(Duration by) {
        time.set(time.now().plus(by));
        time.advance(Duration.ofSeconds(1));
    }

    @Test
    void isRightWhereNothingSpeaksAgainstIt() {
        var clock = lateBy(Duration.ofSeconds(60));

        jump(DAY);

        assertThat(clock.isWrong()).isFalse();
        assertThat(clock.wasInDoubt()).isFalse();
        assertThat(clock.corrected(START)).isEmpty();
        assertThat(time.timers()).isZero();
    }

    @Test
    void isWrongBeforeWhatWasWrittenAndSaysSo() {
        var clock = lateBy(Duration.ofSeconds(61));

        assertThat(clock.isWrong()).isTrue();
        assertThat(clock.trouble())
                .contains(
                        "the clock is wrong since the start: it says 2024-05-16T00:00:00Z, but"
                                + " data/lock was written 2024-05-16T00:01:01Z. Messages that"
                                + " bring no time get a wrong one; in those that wait on disk it is"
                                + " put right once the clock is set. See that a time server can be"
                                + " reached (timedatectl), or set the clock (sudo date -s); if the"
                                + " file's time is wrong, touch the file and start again");
    }

    @Test
    void isWrongBeforeItsProgramWasBuiltAndStaysSoUntilItIsNot() {
        var clock = clock(START.plus(DAY), START);
        assertThat(clock.trouble().orElseThrow()).contains("but this Postern was built 2024-05-17");

        jump(DAY.dividedBy(2));
        assertThat(clock.isWrong()).isTrue();
        jump(DAY);

        assertThat(clock.isWrong()).isFalse();
        assertThat(clock.trouble()).isEmpty();
        assertThat(clock.corrected(START)).contains(START.plus(DAY.dividedBy(2)).plus(DAY));
    }

    @Test
    void aJumpPutsRightWhatWasStampedBeforeItAndNothingElse() {
        var clock = lateBy(DAY);
        time.advance(Duration.ofMinutes(10));
        var before = time.now();
        assertThat(clock.wasInDoubt(before)).isTrue();

        jump(Duration.ofHours(30));
        var after = time.now();

        assertThat(clock.isInDoubt()).isFalse();
        assertThat(clock.corrected(before)).contains(before.plus(Duration.ofHours(30)));
        assertThat(clock.corrected(after)).contains(after);
        assertThat(clock.wasInDoubt(after)).isFalse();
        assertThat(clock.wasInDoubt(START.minusMillis(1))).isFalse();
        assertThat(time.timers()).isZero();
    }

    @Test
    void timePassesAndALittleJumpsDoNotMakeItRight() {
        var clock = lateBy(DAY);

        time.advance(DAY.multipliedBy(2));
        jump(Duration.ofSeconds(59));
        jump(DAY.negated());

        assertThat(clock.isWrong()).isTrue();
    }

    @Test
    void itIsRightWhereATimeServerSaysSo() {
        server = TimeServer.HEARD;
        assertThat(lateBy(DAY).isWrong()).isFalse();
        server = TimeServer.UNKNOWN;
        var clock = lateBy(DAY);

        server = TimeServer.HEARD;
        time.advance(Duration.ofSeconds(1));

        assertThat(clock.wasInDoubt()).isFalse();
        assertThat(clock.wasInDoubt(START)).isFalse();
    }

    /** A machine that ended well begins with its last time: nothing says that it is wrong. */
    @Test
    void whileATimeServerIsAwaitedItsStampsCanBePutRight() {
        server = TimeServer.AWAITED;
        var clock = lateBy(Duration.ZERO);
        assertThat(clock.isWrong()).isFalse();
        assertThat(clock.isInDoubt()).isTrue();

        jump(Duration.ofHours(8));
        var between = time.now();
        assertThat(clock.isInDoubt()).isTrue();
        server = TimeServer.HEARD;
        time.advance(Duration.ofSeconds(1));

        assertThat(clock.isInDoubt()).isFalse();
        assertThat(clock.corrected(START)).contains(START.plus(Duration.ofHours(8)));
        assertThat(clock.corrected(between)).contains(between);
    }

    @Test
    void systemdSaysWhetherItHeardATimeServer(@TempDir Path run) throws Exception {
        var folder = run.resolve("timesync");
        assertThat(TimeServer.of(folder)).isEqualTo(TimeServer.UNKNOWN);

        Files.createDirectory(folder);
        assertThat(TimeServer.of(folder)).isEqualTo(TimeServer.AWAITED);
        Files.createFile(folder.resolve("synchronized"));

        assertThat(TimeServer.of(folder)).isEqualTo(TimeServer.HEARD);
    }
}
