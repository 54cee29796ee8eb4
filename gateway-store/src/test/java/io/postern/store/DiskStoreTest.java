package io.postern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.testing.VirtualTime;
import io.postern.journal.Journal;
import io.postern.journal.disk.FolderDisk;
import io.postern.journal.disk.SimulatedDisk;
import io.postern.journal.disk.TightDisk;
import io.postern.time.Machine;
import io.postern.time.SystemTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest {

    @TempDir private Path folder;

    @Test
    void aFaultOfOursIsAnAnswerToo() {
        try (var time = new SystemTime()) {
            var store = new DiskStore(Optional.of(new FolderDisk(folder)), Machine.of(time));

            var answer =
                    store.inTurn(
                            open -> {
                                throw new IllegalStateException("made by the test");
                            });

            assertThat(answer)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void saysWhatKeepsItFromWritingAndWhatToDo() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        try (var time = new SystemTime()) {
            var disk = new FolderDisk(file.resolve("journal"));
            var store = new DiskStore(Optional.of(disk), Machine.of(time));

            store.backlog("up").add(new byte[1], number -> {});

            await().until(() -> store.trouble().isPresent());
            assertThat(store.trouble().orElseThrow())
                    .startsWith("data/journal cannot be written: ")
                    .endsWith(
                            "; look whether its disk is full, failing or not writable. What is not"
                                    + " safe elsewhere stays with its sender, and it is tried again"
                                    + " each second");
        }
    }

    @Test
    void saysThatItsFilesAreOfANewerPostern() throws IOException {
        var commit = ByteBuffer.allocate(40).putInt(0x504a4e4c).putInt(0).putInt(0).putInt(2);
        commit.putLong(5).putLong(1).putLong(1);
        var sum = new CRC32C();
        sum.update(commit.array(), 8, 32);
        commit.putInt(4, (int) sum.getValue());
        Files.write(folder.resolve("000000000001-0000000000000005.seg"), commit.array());
        try (var time = new SystemTime()) {
            var store = new DiskStore(Optional.of(new FolderDisk(folder)), Machine.of(time));

            store.begin();

            assertThat(store.trouble())
                    .contains(
                            "data/journal is left alone: its files are of format 2, which a newer"
                                    + " Postern wrote; this one knows 1. Nothing is kept on disk;"
                                    + " what cannot be sent waits in memory and with its sender."
                                    + " Run that Postern again, or move the folder away");
        }
    }

    /** Who has the address's name next must not overtake it. */
    @Test
    void whatIsOnItsWayCountsAsThere() {
        var time = new VirtualTime();
        var store = new DiskStore(Optional.of(new FolderDisk(folder)), Machine.of(time));
        var rows = store.backlog("to_cloud");
        var stored = new CompletableFuture<Long>();

        rows.add(new byte[] {1}, stored::complete);

        assertThat(rows.rows()).isZero();
        assertThat(rows.areComing()).isTrue();
        assertThat(rows.mayHaveRows()).isTrue();
        time.advance(Duration.ofSeconds(1));
        assertThat(stored).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(1L);
        assertThat(rows.areComing()).isFalse();
        assertThat(rows.mayHaveRows()).isTrue();
        assertThat(store.end()).succeedsWithin(Duration.ofSeconds(30));
    }

    /** A commit takes its time: whoever begins meanwhile must see what is left. */
    @Test
    void whatIsRemovedIsNotCountedTwiceWhileThatIsWritten() {
        var time = new VirtualTime();
        var disk = new SimulatedDisk(new SplittableRandom(5));
        var store = new DiskStore(Optional.of(disk), Machine.of(time));
        var rows = store.backlog("to_cloud");
        rows.add(noise(), number -> {});
        rows.add(noise(), number -> {});
        await().until(() -> hasPassed(time, () -> rows.rows() == 2));
        var seen = new ConcurrentLinkedQueue<Long>();
        disk.beforeEach(() -> seen.add(rows.rows()));

        rows.remove(1);

        await().until(() -> hasPassed(time, () -> !seen.isEmpty()));
        assertThat(store.end()).succeedsWithin(Duration.ofSeconds(30));
        assertThat(seen).containsOnly(1L);
        assertThat(rows.rows()).isOne();
    }

    private static boolean hasPassed(VirtualTime time, BooleanSupplier what) {
        time.advance(Duration.ofMillis(20));
        return what.getAsBoolean();
    }

    @Test
    void itCanBeUsedAgainOnlyWhenItWasWritten() {
        var time = new VirtualTime();
        var disk = new TightDisk(new FolderDisk(folder));
        disk.takesNoFiles = true;
        var store = new DiskStore(Optional.of(disk), Machine.of(time));

        store.inTurn(
                open -> {
                    throw new IOException("made by the test");
                });
        await().until(() -> store.trouble().isPresent());
        await().until(
                        () -> {
                            time.advance(Duration.ofSeconds(1));
                            return disk.refused.get() > 2;
                        });

        assertThat(store.trouble().orElseThrow())
                .startsWith("data/journal cannot be written: no more files; look whether");
    }

    /** Rows that could not be written must not keep those that are gone from being noted. */
    @Test
    void whatIsGoneIsNotedOnADiskWithoutAnyRoom() throws IOException {
        var time = new VirtualTime();
        var disk = new SimulatedDisk(new SplittableRandom(5));
        var store = new DiskStore(Optional.of(disk), Machine.of(time), 64 << 10);
        var rows = store.backlog("to_cloud");
        IntStream.range(0, 300).forEach(row -> rows.add(noise(), number -> {}));
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(20));
                            return rows.rows() == 300;
                        });
        assertThat(store.inTurn(open -> fill(disk))).succeedsWithin(Duration.ofSeconds(30));

        rows.add(noise(), number -> {});
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(20));
                            return store.trouble().isPresent();
                        });
        rows.remove(1, 250);
        assertThat(store.end()).succeedsWithin(Duration.ofSeconds(30));

        var again = Journal.open(disk, Journal.Opening.of(7), lost -> {});
        assertThat(again.read(again.series("to_cloud"), 1, 10_000_000))
                .extracting(Journal.Row::number)
                .startsWith(251L);
    }

    private static boolean fill(SimulatedDisk disk) {
        disk.full(true);
        return true;
    }

    private static byte[] noise() {
        var row = new byte[1_000];
        new SplittableRandom(6).nextBytes(row);
        return row;
    }
}
