package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.QueueLimits.WhenFull;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much of an address may wait on disk, how long, and what becomes of the rest. */
class QueueLimitsTest extends TightQueue {

    private static final Duration AGE = Duration.ofMinutes(30);

    /** Of the time of a test, and far more than a busy machine takes for a few messages. */
    private static final Duration WHILE = Duration.ofMinutes(10);

    private static QueueLimits aged() {
        return new QueueLimits(1_000_000, Optional.of(AGE), TIGHT, WhenFull.DROP_OLDEST);
    }

    private void awaitNothingWaits() {
        until(() -> rig.running.counters("up").waiting() == 0);
    }

    private void fill(WhenFull whenFull) {
        change(five(whenFull));
        lose();
        arrive(0, 5);
        awaitAcknowledged(messages(0, 5));
    }

    @Test
    void theOldestGoForTheNewest() {
        fill(WhenFull.DROP_OLDEST);

        arrive(5, 8);
        awaitAcknowledged(messages(0, 8));

        until(() -> dropped().equals(Map.of("queue_full", 4L)));
        comeBack();
        awaitSent(letters(4, 8));
    }

    @Test
    void theOldestGoTooWhereTheyWereReadAlready() {
        fill(WhenFull.DROP_OLDEST);
        out().window = 1;
        out().refusesToOpen = false;
        until(() -> out().sent.size() == 1);

        arrive(5, 7);
        awaitAcknowledged(messages(0, 7));
        awaitOnDisk(4);

        assertThat(dropped()).isEqualTo(Map.of("queue_full", 3L));
        out().answersAtOnce = true;
        out().deliver(0);
        awaitSent(Stream.concat(letters(1, 2).stream(), letters(4, 7).stream()).toList());
    }

    @Test
    void aSmallerLimitHoldsAtOnce() {
        lose();
        arrive(0, 8);
        awaitOnDisk(8);

        change(five(WhenFull.DROP_OLDEST));

        until(() -> dropped().equals(Map.of("queue_full", 4L)));
        comeBack();
        awaitSent(letters(4, 8));
    }

    @Test
    void whatIsTooMuchFromTheStartIsDroppedOnceItIsThere() {
        change(five(WhenFull.DROP_OLDEST));
        lose();

        arrive(0, 20);

        awaitAcknowledged(messages(0, 20));
        awaitOnDisk(4);
        assertThat(dropped()).isEqualTo(Map.of("queue_full", 16L));
    }

    @Test
    void whatComesIsDroppedAndItsSenderNeedNotWait() {
        fill(WhenFull.DROP_NEWEST);

        arrive(5, 8);
        awaitAcknowledged(messages(0, 8));

        assertThat(dropped()).isEqualTo(Map.of("queue_full", 3L));
        comeBack();
        awaitSent(letters(0, 5));
        awaitNothingWaits();
        arrive(8, 9);
        awaitSent(Stream.concat(letters(0, 5).stream(), letters(8, 9).stream()).toList());
    }

    @Test
    void sendersWaitUntilThereIsRoomAndNothingIsDropped() {
        fill(WhenFull.BLOCK);

        arrive(5, 9);
        passTime();

        assertThat(rig.hand("in").acknowledged()).isEqualTo(messages(0, 5));
        assertThat(rig.running.counters("up").onDisk()).isEqualTo(5);
        assertThat(rig.running.counters("up").fullIn()).contains(Duration.ZERO);
        assertThat(rig.running.counters("up").waiting()).isEqualTo(9);
        comeBack();
        awaitSent(letters(0, 9));
        awaitAcknowledged(messages(0, 9));
        awaitNothingWaits();
        assertThat(dropped()).isEmpty();
    }

    @Test
    void whoCannotWaitIsDroppedWhileOthersDo() {
        fill(WhenFull.BLOCK);

        pass(5, 6);
        until(() -> dropped().equals(Map.of("queue_full", 1L)));
        arrive(6, 7);
        pass(7, 10);
        until(() -> dropped().equals(Map.of("queue_full", 4L)));

        assertThat(rig.hand("in").acknowledged()).isEqualTo(messages(0, 5));
        comeBack();
        awaitSent(Stream.concat(letters(0, 5).stream(), letters(6, 7).stream()).toList());
        awaitNothingWaits();
        pass(10, 11);
        until(() -> out().sent.size() == 7);
    }

    @Test
    void anotherRuleHoldsAtOnceForThoseWhoWait() {
        fill(WhenFull.BLOCK);
        arrive(5, 7);
        passTime();

        change(five(WhenFull.DROP_NEWEST));

        awaitAcknowledged(messages(0, 7));
        assertThat(dropped()).isEqualTo(Map.of("queue_full", 2L));
    }

    @Test
    void moreRoomIsUsedAtOnce() {
        fill(WhenFull.BLOCK);
        arrive(5, 7);
        passTime();

        change(QueueLimits.USUAL);

        awaitOnDisk(7);
        awaitAcknowledged(messages(0, 7));
        assertThat(dropped()).isEmpty();
    }

    @Test
    void aChangeOfTheLimitsLeavesTheCarrierAlone() {
        change(five(WhenFull.BLOCK));

        assertThat(rig.links).doesNotContain("out closing", "out down");
    }

    @Test
    void whatIsForOthersStaysFreeAndItGoesOnWhenThereIsMoreAgain() {
        fill(WhenFull.BLOCK);
        change(new QueueLimits(1_000_000, Optional.empty(), TIGHT, WhenFull.BLOCK));
        disk.free = TIGHT - 1;
        arrive(5, 6);
        awaitAcknowledged(messages(0, 6));

        arrive(6, 8);
        passTime();
        assertThat(rig.hand("in").acknowledged()).isEqualTo(messages(0, 6));
        disk.free = TIGHT;

        awaitAcknowledged(messages(0, 8));
        assertThat(dropped()).isEmpty();
    }

    @Test
    void nothingIsBegunOnADiskThatHasNoRoom() {
        fill(WhenFull.BLOCK);
        disk.free = TIGHT - 1;
        change(new QueueLimits(1_000_000, Optional.empty(), TIGHT, WhenFull.BLOCK));
        arrive(5, 6);
        awaitAcknowledged(messages(0, 6));
        comeBack();
        awaitNothingWaits();
        lose();

        arrive(6, 8);
        pass(8, 9);
        until(() -> dropped().equals(Map.of("queue_full", 1L)));
        passTime();

        assertThat(rig.running.counters("up").onDisk()).isZero();
        assertThat(rig.hand("in").acknowledged()).isEqualTo(messages(0, 6));
        comeBack();
        awaitSent(letters(0, 8));
        awaitAcknowledged(messages(0, 8));
    }

    @Test
    void whatIsTooOldGoesWithoutItsDestination() {
        change(aged());
        lose();
        arrive(0, 3);
        awaitOnDisk(3);

        time.advance(AGE.minus(WHILE));
        arrive(3, 5);
        awaitOnDisk(5);
        assertThat(dropped()).isEmpty();
        time.advance(WHILE);

        awaitOnDisk(2);
        assertThat(dropped()).isEqualTo(Map.of("expired", 3L));
        comeBack();
        awaitSent(letters(3, 5));
        assertThat(dropped()).isEqualTo(Map.of("expired", 3L));
    }

    @Test
    void aClockThatIsSetMakesNothingOld() {
        change(aged());
        lose();
        arrive(0, 3);
        awaitOnDisk(3);

        time.set(time.now().plus(Duration.ofDays(900)));
        passTime();
        comeBack();

        awaitSent(letters(0, 3));
        assertThat(dropped()).isEmpty();
    }

    @Test
    void theNextProcessGoesByTheClockThatPeopleSet() {
        change(aged());
        lose();
        arrive(0, 3);
        awaitOnDisk(3);
        rig.close();

        time.set(time.now().plus(Duration.ofHours(2)));
        rig = born(aged());
        out().answersAtOnce = true;

        until(() -> dropped().equals(Map.of("expired", 3L)));
        assertThat(out().sent).isEmpty();
    }

    @Test
    void whatWasWrittenWithoutAnAgeHasNone() {
        lose();
        arrive(0, 3);
        awaitOnDisk(3);

        change(aged());
        time.advance(AGE.multipliedBy(2));
        passTime();

        assertThat(dropped()).isEmpty();
        comeBack();
        awaitSent(letters(0, 3));
    }

    @Test
    void saysWhenItIsFullAsItGrowsNow() {
        change(new QueueLimits(1_000_000, Optional.empty(), TIGHT, WhenFull.DROP_OLDEST));
        lose();
        arrive(0, 1);
        awaitOnDisk(1);
        assertThat(rig.running.counters("up").fullIn()).isEmpty();

        // a little over a kilobyte each, and some 900 kB left
        grow(1, 90);
        assertIsFullAfterAbout(820);
        time.advance(Duration.ofMinutes(2));
        assertThat(rig.running.counters("up").fullIn()).isEmpty();
    }

    @Test
    void theDiskMayBeFullFirst() {
        change(new QueueLimits(1_000_000_000, Optional.empty(), TIGHT, WhenFull.DROP_OLDEST));
        disk.free = TIGHT + 30_000;
        lose();

        grow(0, 40);
        assertIsFullAfterAbout(27);
    }

    private static QueueLimits paced(int perSecond) {
        return new QueueLimits(
                1_000_000, Optional.empty(), TIGHT, WhenFull.DROP_OLDEST, Optional.of(perSecond));
    }

    @Test
    void whatWaitedLeavesNoFasterThanItMay() {
        change(paced(10));
        lose();
        arrive(0, 30);
        awaitOnDisk(30);

        comeBack();
        until(() -> !out().sent.isEmpty());
        long begun = time.nanos();
        int before = out().sent.size();
        arrive(30, 31);
        assertThat(rig.running.counters("up").waiting()).isGreaterThan(20);
        awaitSent(letters(0, 31));

        var seconds = Duration.ofNanos(time.nanos() - begun).toMillis() / 1_000.0;
        assertThat(seconds).isGreaterThan((31 - before) / 10.0 - 0.2);
        awaitNothingWaits();
        assertThat(rig.running.counters("up").onDisk()).isZero();
    }

    @Test
    void whatLeavesSlowlyGoesOnOverAnotherCarrier() {
        change(paced(2));
        lose();
        arrive(0, 6);
        awaitOnDisk(6);
        comeBack();
        until(() -> out().sent.size() == 2);

        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("far")
                        .receive("soil", "soil", "in")
                        .send("up", "soil", "far")
                        .queue("up", paced(2)));
        rig.hand("far").answersAtOnce = true;

        until(() -> rig.hand("far").texts().equals(letters(2, 6)));
        awaitNothingWaits();
    }

    @Test
    void anotherPaceHoldsAtOnceAndNothingNewHasOne() {
        change(paced(1));
        lose();
        arrive(0, 30);
        awaitOnDisk(30);
        comeBack();
        until(() -> out().sent.size() == 2);

        change(QueueLimits.USUAL);
        awaitSent(letters(0, 30));
        awaitNothingWaits();
        change(paced(1));
        long now = time.nanos();
        arrive(30, 60);

        assertThat(out().texts()).isEqualTo(letters(0, 60));
        assertThat(time.nanos()).isEqualTo(now);
    }

    /** A message a second, or hardly more where the machine is busy. */
    private void grow(int from, int to) {
        for (int n = from; n < to; n++) {
            long rows = n + 1;
            long end = time.nanos() + Duration.ofSeconds(1).toNanos();
            arrive(n, n + 1);
            await().pollInterval(Duration.ofMillis(2)).until(() -> isOnDisk(rows, end));
            time.advance(Duration.ofNanos(Math.max(0, end - time.nanos())));
        }
    }

    private boolean isOnDisk(long rows, long end) {
        time.advance(Duration.ofMillis(time.nanos() < end ? 10 : 1));
        return rig.running.counters("up").onDisk() == rows;
    }

    private void assertIsFullAfterAbout(double messages) {
        var fullIn = rig.running.counters("up").fullIn().orElseThrow();
        assertThat((double) fullIn.toSeconds()).isBetween(messages * 0.7, messages * 1.4);
    }
}
