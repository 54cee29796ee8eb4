package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.Outcome;
import io.postern.api.testing.VirtualTime;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.SendRules.Durability;
import io.postern.config.plan.SendRules.Stamp;
import io.postern.journal.disk.Disk;
import io.postern.journal.disk.FolderDisk;
import io.postern.journal.disk.Reserve;
import io.postern.journal.disk.TightDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be sent in good time waits on the disk, and nothing else does. */
class DiskQueueTest {

    @TempDir private Path folder;

    private final VirtualTime time = new VirtualTime();
    private Rig rig;

    @BeforeEach
    void begin() {
        rig = born();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private Rig born() {
        return born(new FolderDisk(journal()));
    }

    private Rig born(Disk disk) {
        var fresh = new Rig(time, disk);
        fresh.run(plans());
        await().until(() -> fresh.links.containsAll(List.of("in up", "out up", "other up")));
        return fresh;
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    private static Plans plans() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .carrier("other")
                .receive("soil", "soil", "in")
                .send("to_out", "soil", "out")
                .send("to_other", "soil", "other");
    }

    private HandCarrier.Hand out() {
        return rig.hand("out");
    }

    private void lose() {
        out().refusesToOpen = true;
        out().lose("cable cut");
        await().until(() -> rig.links.contains("out down"));
    }

    private void arrive(int from, int to) {
        rig.hand("other").answersAtOnce = true;
        for (int n = from; n < to; n++) {
            rig.hand("in").arrive("{\"n\":" + n + "}");
        }
    }

    private static List<String> messages(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> "{\"n\":" + n + "}").toList();
    }

    private static List<String> letters(int from, int to) {
        return messages(from, to).stream().map("to_out "::concat).toList();
    }

    private void awaitAcknowledged(List<String> messages) {
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(100));
                            return rig.hand("in").acknowledged().equals(messages);
                        });
    }

    private void comeBack() {
        out().refusesToOpen = false;
        out().answersAtOnce = true;
        awaitSent(0);
    }

    private void awaitSent(int count) {
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(100));
                            return rig.links.get(rig.links.lastIndexOf("out up")) != null
                                    && out().sent.size() >= count;
                        });
    }

    @Test
    void nothingIsWrittenWhileAllIsWell() {
        out().answersAtOnce = true;

        arrive(0, 50);
        time.advance(Duration.ofMinutes(5));

        assertThat(rig.hand("in").acknowledged()).hasSize(50);
        assertThat(journal()).doesNotExist();
    }

    @Test
    void whatIsAwayForTooLongWaitsOnDiskAndItsSenderNeedNot() {
        lose();

        arrive(0, 20);
        assertThat(rig.hand("in").acknowledged()).isEmpty();
        awaitAcknowledged(messages(0, 20));
        arrive(20, 30);
        awaitAcknowledged(messages(0, 30));

        assertThat(rig.running.counters("to_out").waiting()).isEqualTo(30);
        assertThat(rig.running.counters("to_out").onDisk()).isEqualTo(30);
        assertThat(rig.running.counters("to_other").onDisk()).isZero();
        comeBack();
        awaitSent(30);
        assertThat(out().texts()).isEqualTo(letters(0, 30));
        await().until(() -> rig.running.counters("to_out").waiting() == 0);
    }

    @Test
    void whatIsNewGoesBehindWhatWaitsAndDirectlyOnceThatIsGone() {
        lose();
        arrive(0, 5);
        awaitAcknowledged(messages(0, 5));

        comeBack();
        arrive(5, 10);
        awaitSent(10);
        arrive(10, 11);
        awaitSent(11);

        assertThat(out().texts()).isEqualTo(letters(0, 11));
        assertThat(out().sent.get(0).letter().replayed()).isTrue();
        assertThat(out().sent.get(10).letter().replayed()).isFalse();
    }

    @Test
    void noFileIsLeftAMinuteAfterTheLast() {
        lose();
        arrive(0, 5);
        awaitAcknowledged(messages(0, 5));
        assertThat(journal()).isDirectoryContaining(file -> file.toString().endsWith(".seg"));

        comeBack();
        awaitSent(5);

        await().until(
                        () -> {
                            time.advance(Duration.ofSeconds(10));
                            return isEmpty(journal());
                        });
    }

    private static boolean isEmpty(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(Reserve.NAME));
        }
    }

    @Test
    void theNextOneSendsWhatTheLastOneLeft() {
        lose();
        arrive(0, 20);
        awaitAcknowledged(messages(0, 20));
        rig.close();

        rig = born();
        out().answersAtOnce = true;
        arrive(20, 21);
        awaitSent(21);

        assertThat(out().texts()).isEqualTo(letters(0, 21));
        assertThat(out().sent.get(0).letter().replayed()).isTrue();
    }

    @Test
    void whatWaitedOnDiskSaysSoWhereItsAddressAsksForIt() {
        rig.run(
                plans().rules(
                                "to_out",
                                new SendRules(Durability.WHEN_WAITING, Set.of(Stamp.REPLAYED))));
        lose();
        arrive(0, 1);
        awaitAcknowledged(messages(0, 1));

        comeBack();
        awaitSent(1);
        await().until(() -> rig.running.counters("to_out").waiting() == 0);
        arrive(1, 2);
        awaitSent(2);

        assertThat(out().texts())
                .containsExactly("to_out {\"n\":0,\"replayed\":true}", "to_out {\"n\":1}");
    }

    @Test
    void whatIsAnsweredTooLateIsNotSentAgain() {
        arrive(0, 3);
        assertThat(out().sent).hasSize(3);
        awaitAcknowledged(messages(0, 3));

        for (int n = 0; n < 3; n++) {
            out().deliver(n);
        }
        await().until(() -> rig.running.counters("to_out").waiting() == 0);
        rig.close();

        rig = born();
        out().answersAtOnce = true;
        arrive(3, 4);
        awaitSent(1);
        assertThat(out().texts()).isEqualTo(letters(3, 4));
    }

    @Test
    void aRemovedAddressKeepsItsRowsUntilItIsBack() {
        lose();
        arrive(0, 3);
        awaitAcknowledged(messages(0, 3));

        rig.run(new Plans().carrier("in").carrier("out").receive("soil", "soil", "in"));
        assertThat(rig.dead()).isEmpty();
        rig.run(plans());
        comeBack();
        awaitSent(3);

        assertThat(out().texts()).isEqualTo(letters(0, 3));
    }

    @Test
    void whatIsRefusedAfterItsWaitIsADeadLetterAndTheNextOneGoes() {
        lose();
        arrive(0, 2);
        awaitAcknowledged(messages(0, 2));
        out().refusesToOpen = false;
        awaitSent(1);

        out().sent.get(0).receipt().settle(new Outcome.Refused("not allowed"));

        await().until(() -> rig.dead().equals(List.of("to_out: not allowed")));
        awaitSent(2);
        out().deliver(1);
        await().until(() -> rig.running.counters("to_out").waiting() == 0);
        assertThat(rig.deadLetters().get(0).id()).contains("default");
    }

    @Test
    void whereTheDiskIsAlmostFullTheOldestGoForTheNewest() {
        rig.close();
        var disk = new TightDisk(new FolderDisk(journal()));
        disk.free = 100_000_000;
        rig = born(disk);
        lose();
        arrive(0, 5);
        awaitAcknowledged(messages(0, 5));

        arrive(5, 8);
        awaitAcknowledged(messages(0, 8));

        assertThat(rig.running.counters("to_out").dropped()).isEqualTo(Map.of("queue_full", 3L));
        comeBack();
        awaitSent(5);
        assertThat(out().texts()).isEqualTo(letters(3, 8));
    }
}
