package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import io.postern.api.testing.VirtualTime;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.SendRules.Durability;
import io.postern.journal.disk.FolderDisk;
import io.postern.journal.disk.TightDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where all that comes is written first, a full queue is full while its link is up, too. */
class FullDurabilityTest {

    private static final SendRules DISK = new SendRules(Durability.DISK, Set.of());

    /** Four messages of a test fit; a fifth is taken, and then it is too much. */
    private static final long FIVE = 5_000;

    private static final long TIGHT = 1_000_000;

    @TempDir private Path folder;

    private final VirtualTime time = new VirtualTime();
    private TightDisk disk;
    private Rig rig;

    @BeforeEach
    void begin() {
        disk = new TightDisk(new FolderDisk(folder.resolve("journal")));
        rig = new Rig(time, disk);
        rig.run(plans(QueueLimits.USUAL));
        await().until(() -> rig.links.containsAll(List.of("in up", "out up")));
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private static Plans plans(QueueLimits limits) {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in")
                .send("up", "soil", "out")
                .rules("up", DISK)
                .queue("up", limits);
    }

    private static QueueLimits five(WhenFull whenFull) {
        return new QueueLimits(FIVE, Optional.empty(), TIGHT, whenFull);
    }

    private HandCarrier.Hand out() {
        return rig.hand("out");
    }

    private static String message(int n) {
        return "{\"n\":" + n + ",\"x\":\"" + "x".repeat(1_000) + "\"}";
    }

    private static List<String> messages(int from, int to) {
        return IntStream.range(from, to).mapToObj(FullDurabilityTest::message).toList();
    }

    private static List<String> letters(int from, int to) {
        return messages(from, to).stream().map("up "::concat).toList();
    }

    private void arrive(int from, int to) {
        messages(from, to).forEach(rig.hand("in")::arrive);
    }

    /** Its sender cannot wait. */
    private void pass(int from, int to) {
        messages(from, to).forEach(message -> rig.hand("in").arriveAt("soil", message));
    }

    private void until(Callable<Boolean> what) {
        await().pollInterval(Duration.ofMillis(2))
                .until(
                        () -> {
                            time.advance(Duration.ofMillis(100));
                            return what.call();
                        });
    }

    private void awaitAcknowledged(int many) {
        until(() -> rig.hand("in").acknowledged().equals(messages(0, many)));
    }

    private void awaitOnDisk(long rows) {
        until(() -> rig.running.counters("up").onDisk() == rows);
    }

    private void awaitSent(List<String> letters) {
        until(() -> out().sent.size() >= letters.size());
        assertThat(out().texts()).isEqualTo(letters);
    }

    private Map<String, Long> dropped() {
        return rig.running.counters("up").dropped();
    }

    /** Long enough for whatever would be done, at the disk too. */
    private void passTime() {
        for (int step = 0; step < 50; step++) {
            time.advance(Duration.ofMillis(100));
            assertThatNoException().isThrownBy(rig.running.queues()::all);
        }
    }

    /** So many have left, and nobody has confirmed them. */
    private void fly(WhenFull whenFull, int many) {
        rig.run(plans(five(whenFull)));
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
        rig.run(plans(five(WhenFull.DROP_OLDEST)));
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
        rig.run(plans(five(WhenFull.BLOCK)));
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
