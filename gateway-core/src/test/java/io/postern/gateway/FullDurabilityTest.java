package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.SendRules.Durability;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where all that comes is written first, a full queue is full while its link is up, too. */
class FullDurabilityTest extends TightQueue {

    private static final SendRules DISK = new SendRules(Durability.DISK, Set.of());

    @Override
    Plans plans(QueueLimits limits) {
        return super.plans(limits).rules("up", DISK);
    }

    private void awaitAcknowledged(int many) {
        awaitAcknowledged(messages(0, many));
    }

    /** So many have left, and nobody has confirmed them. */
    private void fly(WhenFull whenFull, int many) {
        change(five(whenFull));
        arrive(0, many);
        awaitAcknowledged(many);
        awaitSent(letters(0, many));
    }

    private void confirm(int from, int to) {
        IntStream.range(from, to).forEach(out()::deliver);
    }

    @Test
    void whatIsOnItsWayIsNoneOfTheOldestThatGo() {
        fly(WhenFull.DROP_OLDEST, 4);
        out().window = 4;

        arrive(4, 7);
        awaitAcknowledged(7);

        until(() -> dropped().equals(Map.of("queue_full", 3L)));
        assertThat(out().sent).hasSize(4);
        awaitOnDisk(4);
        confirm(0, 4);
        awaitOnDisk(0);
        arrive(7, 8);
        awaitSent(Stream.concat(letters(0, 4).stream(), letters(7, 8).stream()).toList());
    }

    @Test
    void theOldestThatHaveNotLeftGo() {
        change(five(WhenFull.DROP_OLDEST));
        out().window = 1;
        arrive(0, 4);
        awaitAcknowledged(4);
        awaitSent(letters(0, 1));

        arrive(4, 7);
        awaitAcknowledged(7);
        awaitOnDisk(4);

        assertThat(dropped()).isEqualTo(Map.of("queue_full", 3L));
        out().answersAtOnce = true;
        confirm(0, 1);
        awaitSent(Stream.concat(letters(0, 1).stream(), letters(4, 7).stream()).toList());
        awaitOnDisk(0);
    }

    @Test
    void whatComesIsDroppedUntilSomethingIsConfirmed() {
        fly(WhenFull.DROP_NEWEST, 5);

        arrive(5, 7);
        awaitAcknowledged(7);

        assertThat(dropped()).isEqualTo(Map.of("queue_full", 2L));
        confirm(0, 2);
        awaitOnDisk(3);
        arrive(7, 8);
        awaitSent(Stream.concat(letters(0, 5).stream(), letters(7, 8).stream()).toList());
        assertThat(dropped()).isEqualTo(Map.of("queue_full", 2L));
    }

    @Test
    void sendersWaitUntilSomethingIsConfirmedAndWhoCannotIsDropped() {
        fly(WhenFull.BLOCK, 5);

        arrive(5, 9);
        passTime();
        pass(9, 10);
        until(() -> dropped().equals(Map.of("queue_full", 1L)));

        assertThat(rig.hand("in").acknowledged()).isEqualTo(messages(0, 5));
        assertThat(out().sent).hasSize(5);
        assertThat(rig.running.counters("up").onDisk()).isEqualTo(5);
        out().answersAtOnce = true;
        confirm(0, 5);
        awaitSent(letters(0, 9));
        awaitAcknowledged(9);
        awaitOnDisk(0);
        pass(10, 11);
        awaitSent(Stream.concat(letters(0, 9).stream(), letters(10, 11).stream()).toList());
        assertThat(dropped()).isEqualTo(Map.of("queue_full", 1L));
    }

    @Test
    void nothingLeavesUnwrittenWhereTheDiskHasNoRoom() {
        change(five(WhenFull.BLOCK));
        out().answersAtOnce = true;
        disk.free = TIGHT - 1;
        // the disk is looked at when something is written
        arrive(0, 1);
        awaitSent(letters(0, 1));
        awaitOnDisk(0);

        arrive(1, 3);
        passTime();
        pass(3, 4);
        until(() -> dropped().equals(Map.of("queue_full", 1L)));

        assertThat(out().sent).hasSize(1);
        assertThat(rig.hand("in").acknowledged()).isEqualTo(messages(0, 1));
        disk.free = TIGHT;
        awaitSent(letters(0, 3));
        awaitAcknowledged(3);
    }
}
