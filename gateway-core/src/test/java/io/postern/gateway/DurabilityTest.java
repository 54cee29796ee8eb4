package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.Outcome;
import io.postern.api.testing.VirtualTime;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.SendRules.Durability;
import io.postern.journal.disk.FolderDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the address says so, nothing leaves before it is on the disk. */
class DurabilityTest {

    private static final SendRules DISK = new SendRules(Durability.DISK, Set.of());

    @TempDir private Path folder;

    private final VirtualTime time = new VirtualTime();
    private Rig rig;

    @BeforeEach
    void begin() {
        rig = born("journal");
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private Rig born(String journal) {
        var fresh = new Rig(time, new FolderDisk(folder.resolve(journal)));
        fresh.run(plans().rules("to_out", DISK));
        await().until(() -> fresh.links.containsAll(List.of("in up", "out up")));
        return fresh;
    }

    private static Plans plans() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in")
                .send("to_out", "soil", "out");
    }

    private HandCarrier.Hand out() {
        return rig.hand("out");
    }

    /** Of a sender that does not wait. */
    private void arrive(int from, int to) {
        for (int n = from; n < to; n++) {
            rig.hand("in").arriveAt("soil", text(n));
        }
    }

    private static String text(int n) {
        return "{\"n\":" + n + "}";
    }

    private static List<String> letters(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> "to_out " + text(n)).toList();
    }

    private List<Boolean> replayed() {
        return out().sent.stream().map(sent -> sent.letter().replayed()).toList();
    }

    private void awaitSent(int count) {
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(50));
                            return out().sent.size() >= count;
                        });
    }

    private long onDisk() {
        return rig.running.counters("to_out").onDisk();
    }

    /** What a process that is killed now leaves. */
    private void kill() throws IOException {
        Files.createDirectory(folder.resolve("left"));
        try (var files = Files.list(folder.resolve("journal"))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve("left").resolve(file.getFileName()));
            }
        }
        rig.close();
        rig = born("left");
    }

    @Test
    void nothingLeavesBeforeItIsOnDiskAndItsRowGoesWhenItIsConfirmed() {
        arrive(0, 3);
        assertThat(out().sent).isEmpty();

        awaitSent(3);

        assertThat(out().texts()).isEqualTo(letters(0, 3));
        assertThat(replayed()).containsOnly(false);
        assertThat(onDisk()).isEqualTo(3);
        IntStream.range(0, 3).forEach(out()::deliver);
        await().until(() -> onDisk() == 0 && rig.running.counters("to_out").waiting() == 0);
    }

    @Test
    void aSenderThatWaitsIsAnsweredWhenItIsOnDisk() {
        rig.hand("in").arrive(text(0));
        assertThat(rig.hand("in").acknowledged()).isEmpty();

        awaitSent(1);

        assertThat(rig.hand("in").acknowledged()).containsExactly(text(0));
    }

    @Test
    void whatWasNotConfirmedIsSentAfterAKill() throws IOException {
        arrive(0, 20);
        awaitSent(20);
        IntStream.range(0, 5).forEach(out()::deliver);
        await().until(
                        () -> {
                            time.advance(Duration.ofSeconds(2));
                            return onDisk() == 15;
                        });
        // it has left the journal, too, when a row of a later commit is there
        arrive(20, 21);
        awaitSent(21);

        kill();
        out().answersAtOnce = true;
        awaitSent(16);

        assertThat(out().texts()).isEqualTo(letters(5, 21));
        assertThat(replayed()).containsOnly(true);
    }

    @Test
    void whatComesWhileTheLinkIsDownGoesInItsOrderAndNewOnesDirectlyAgain() {
        out().answersAtOnce = true;
        arrive(0, 3);
        awaitSent(3);
        out().refusesToOpen = true;
        out().lose("cable cut");
        await().until(() -> rig.links.contains("out down"));
        arrive(3, 50);
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(50));
                            return onDisk() == 47;
                        });

        out().refusesToOpen = false;
        awaitSent(50);
        arrive(50, 53);
        awaitSent(53);

        assertThat(out().texts()).isEqualTo(letters(0, 53));
        assertThat(replayed().subList(3, 50)).containsOnly(true);
        assertThat(replayed().subList(50, 53)).containsOnly(false);
    }

    @Test
    void aBurstKeepsItsOrderThoughNotAllOfItStaysInMemory() {
        out().answersAtOnce = true;

        arrive(0, 5_000);
        awaitSent(5_000);

        assertThat(out().texts()).isEqualTo(letters(0, 5_000));
        assertThat(replayed()).startsWith(false).contains(true);
        await().until(() -> onDisk() == 0);
    }

    @Test
    void whatIsOnItsWayWhenTheAddressAsksForItIsWrittenBeforeWhatIsNew() throws IOException {
        rig.run(plans());
        arrive(0, 2);
        assertThat(out().sent).hasSize(2);
        rig.run(plans().rules("to_out", DISK));

        arrive(2, 4);
        awaitSent(4);
        kill();
        awaitSent(4);

        assertThat(out().texts()).isEqualTo(letters(0, 4));
    }

    @Test
    void whatIsRefusedIsADeadLetterAndHasNoRow() {
        arrive(0, 1);
        awaitSent(1);

        out().sent.get(0).receipt().settle(new Outcome.Refused("not allowed"));

        await().until(() -> rig.dead().equals(List.of("to_out: not allowed")));
        assertThat(onDisk()).isZero();
    }
}
