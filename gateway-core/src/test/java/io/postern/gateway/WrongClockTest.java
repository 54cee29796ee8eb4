package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.Letter;
import io.postern.api.testing.VirtualTime;
import io.postern.api.text.TimeText;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.SendRules.Durability;
import io.postern.config.plan.SendRules.Stamp;
import io.postern.journal.disk.FolderDisk;
import io.postern.time.TimeServer;
import io.postern.time.WallClock;
import io.postern.time.WallClock.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent of a message that came while the clock was wrong, as on a Pi that just booted. */
class WrongClockTest {

    private static final Instant BOOT = Instant.parse("2024-05-16T00:00:00Z");
    private static final Duration OFF = Duration.ofHours(8);
    private static final Duration AGE = Duration.ofHours(1);

    @TempDir private Path folder;

    private final VirtualTime time = new VirtualTime(BOOT);
    private Rig rig;

    @BeforeEach
    void begin() {
        rig = born(BOOT.plus(OFF));
    }

    @AfterEach
    void end() {
        rig.close();
    }

    /** Its clock is wrong until it is later than something that was written before. */
    private Rig born(Instant newest) {
        var clock =
                new WallClock(
                        time,
                        BOOT,
                        Optional.of(new Written("data/lock", newest)),
                        () -> TimeServer.UNKNOWN);
        clock.begin();
        var fresh = new Rig(time, new FolderDisk(folder.resolve("journal")), clock);
        fresh.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .receive("soil", "soil", "in")
                        .send("up", "soil", "out")
                        .rules("up", new SendRules(Durability.WHEN_WAITING, Set.of(Stamp.TIME)))
                        .queue(
                                "up",
                                new QueueLimits(
                                        1_000_000, Optional.of(AGE), 0, WhenFull.DROP_OLDEST)));
        await().until(() -> fresh.links.containsAll(List.of("in up", "out up")));
        fresh.hand("out").saysTime = true;
        return fresh;
    }

    private HandCarrier.Hand out() {
        return rig.hand("out");
    }

    private void lose() {
        out().refusesToOpen = true;
        out().lose("cable cut");
        await().until(() -> rig.links.contains("out down"));
    }

    private void until(Callable<Boolean> what) {
        await().pollInterval(Duration.ofMillis(2))
                .until(
                        () -> {
                            time.advance(Duration.ofMillis(100));
                            return what.call();
                        });
    }

    /** Says when. */
    private Instant arrive(String payload) {
        var now = time.now();
        long rows = rig.running.counters("up").onDisk();
        rig.hand("in").arrive(payload);
        until(() -> rig.running.counters("up").onDisk() == rows + 1);
        return now;
    }

    private List<Letter> sent(int many) {
        out().refusesToOpen = false;
        out().answersAtOnce = true;
        until(() -> out().sent.size() == many);
        return out().sent.stream().map(HandCarrier.Hand.Sent::letter).toList();
    }

    private static String payload(Letter letter) {
        return new String(letter.payload(), StandardCharsets.UTF_8);
    }

    @Test
    void whatWaitsIsPutRightWhenItIsSent() {
        lose();
        var came = arrive("{\"n\":1}");

        time.set(time.now().plus(OFF));
        time.advance(Duration.ofSeconds(1));
        var letter = sent(1).get(0);

        var right = TimeText.of(came.plus(OFF));
        assertThat(letter.time()).isEqualTo(right);
        assertThat(payload(letter)).isEqualTo("{\"n\":1,\"time\":\"" + right + "\"}");
        assertThat(letter.unsynced()).isFalse();
    }

    @Test
    void aTimeThatAMessageBroughtStays() {
        lose();
        arrive("{\"time\":\"2020\"}");
        time.set(time.now().plus(OFF));
        time.advance(Duration.ofSeconds(1));

        var letter = sent(1).get(0);

        assertThat(letter.time()).isEqualTo("2020");
        assertThat(payload(letter)).isEqualTo("{\"time\":\"2020\"}");
        assertThat(letter.unsynced()).isFalse();
    }

    @Test
    void whatIsSentBeforeTheClockIsRightSaysSo() {
        out().answersAtOnce = true;
        rig.hand("in").arrive("{\"n\":1}");
        var direct = sent(1).get(0);
        lose();
        arrive("{\"n\":2}");

        var letter = sent(2).get(1);

        assertThat(direct.replayed()).isFalse();
        assertThat(List.of(direct, letter)).allMatch(Letter::unsynced);
        assertThat(List.of(direct, letter))
                .allMatch(one -> payload(one).endsWith(",\"time_unsynced\":true}"));
        assertThat(direct.time()).isEqualTo(TimeText.of(BOOT));
    }

    @Test
    void anEarlierProcessNeverKnew() {
        lose();
        var came = arrive("{\"n\":1}");
        rig.close();

        time.set(time.now().plus(OFF));
        rig = born(BOOT);
        var letter = sent(1).get(0);

        var wrong = TimeText.of(came);
        assertThat(letter.time()).isEqualTo(wrong);
        assertThat(letter.unsynced()).isTrue();
        assertThat(payload(letter))
                .isEqualTo("{\"n\":1,\"time\":\"" + wrong + "\",\"time_unsynced\":true}");
    }

    @Test
    void nothingIsTooOldByAClockThatWasWrong() {
        lose();
        arrive("{\"n\":1}");
        rig.close();

        time.set(time.now().plus(OFF));
        rig = born(BOOT);
        lose();
        arrive("{\"n\":2}");
        rig.close();
        time.set(time.now().plus(OFF));
        rig = born(time.now().plus(OFF));

        sent(2);
        assertThat(rig.running.counters("up").dropped()).isEmpty();
    }
}
