package io.postern.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.journal.Journal.Change;
import io.postern.journal.Journal.Damage;
import io.postern.journal.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What others put into its files, or its folder. */
class StrangeFilesTest {

    private static final String FIRST = "000000000001-0000000000000007.seg";
    private static final String SECOND = "000000000002-0000000000000007.seg";

    private SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(1));
    private final List<Damage> told = new ArrayList<>();

    private Journal open(long freshId) throws IOException {
        return Journal.open(disk, new Journal.Opening(freshId, 1_000_000, false), told::add);
    }

    private static void add(Journal journal, byte[] row) throws IOException {
        journal.commit(List.of(new Change.Add(journal.series("cloud"), row)));
    }

    private static byte[] row(int n) {
        return ("row " + n).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aMessageThatLooksLikeAJournalIsAMessage() throws IOException {
        try (var journal = open(7)) {
            for (int n = 0; n < 50; n++) {
                add(journal, row(n));
            }
        }
        try (var journal = open(8)) {
            for (int n = 50; n < 60; n++) {
                add(journal, new byte[12_000]);
            }
        }
        // the newest file begins with damage, and in its first row stands what looks like a commit
        var forged = Commit.write(new Commit.Home(666, 2), 1_000_000, List.of());
        disk.write(SECOND, 100, new byte[50]);
        disk.write(SECOND, Commit.BLOCK, forged.array());

        try (var journal = open(9)) {
            var rows = journal.read(journal.series("cloud"), 0, Long.MAX_VALUE);

            assertThat(rows.get(49).content()).isEqualTo(row(49));
            // what was in the commit that is damaged
            assertThat(told.stream().mapToLong(Damage::rows).sum()).isLessThan(3);
            assertThat(rows.size() + told.stream().mapToLong(Damage::rows).sum()).isEqualTo(60);
        }
    }

    @Test
    void aFileOfAnotherJournalIsPutAside() throws IOException {
        try (var journal = open(7)) {
            add(journal, row(1));
        }
        var other = new SimulatedDisk(new SplittableRandom(2));
        var how = new Journal.Opening(77, 100_000, false);
        try (var journal = Journal.open(other, how, told::add)) {
            add(journal, row(2));
        }
        var its = "000000000001-000000000000004d.seg";
        disk.put(its, other.bytes(its));

        try (var journal = open(8)) {
            assertThat(journal.read(journal.series("cloud"), 0, 1_000)).hasSize(1);
            assertThat(told).isEmpty();
            assertThat(journal.putAside())
                    .containsExactly("foreign-" + its + " is of another journal");
        }
        assertThat(disk.bytes("foreign-" + its)).isEqualTo(other.bytes(its));
        assertThat(disk.names()).contains(FIRST).doesNotContain(its);
    }

    /** What an old disk does, and then the power goes while the next start still writes. */
    @Test
    void aDamagedBeginningAndAPowerCutLoseNothingThatIsBehindIt() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            for (int operations = 1; operations <= 8; operations++) {
                disk = new SimulatedDisk(new SplittableRandom(seed));
                try (var journal = open(7)) {
                    for (int n = 0; n < 10; n++) {
                        add(journal, row(n));
                    }
                }
                disk.write(FIRST, 50, new byte[20]);
                addAndCutThePower(operations);

                try (var journal = open(9)) {
                    assertThat(journal.series("cloud").rows())
                            .as("seed %d, power cut at operation %d", seed, operations)
                            .isGreaterThanOrEqualTo(9);
                }
            }
        }
    }

    private void addAndCutThePower(int operations) throws IOException {
        var left = new AtomicInteger(operations);
        try (var journal = open(8)) {
            disk.beforeEach(
                    () -> {
                        if (left.getAndDecrement() == 0) {
                            throw new PowerCut();
                        }
                    });
            add(journal, row(10));
        } catch (PowerCut cut) {
            // that is what the test is about
        } finally {
            disk.beforeEach(() -> {});
            disk.cutPower();
        }
    }

    /** The process ends at once. */
    private static final class PowerCut extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    @Test
    void aFileOfWhichNothingIsUnderstoodIsKeptAside() throws IOException {
        try (var journal = open(7)) {
            add(journal, row(1));
        }
        disk.write(FIRST, 50, new byte[20]);
        disk.delete("newest");

        try (var journal = open(8)) {
            assertThat(journal.putAside())
                    .containsExactly("no row can be read in damaged-" + FIRST);
            add(journal, row(2));
        }
        assertThat(disk.names()).contains("damaged-" + FIRST);
    }

    @Test
    void aFileThatWasBegunAndNeverWrittenIsNoNews() throws IOException {
        disk.put(FIRST, new byte[0]);

        try (var journal = open(8)) {
            assertThat(journal.putAside()).isEmpty();
        }
        assertThat(disk.names()).doesNotContain(FIRST, "damaged-" + FIRST);
    }

    @Test
    void removingWhatIsNotThereIsNothing() throws IOException {
        try (var journal = open(7)) {
            add(journal, row(1));
            var series = journal.series("cloud");
            journal.commit(List.of(new Change.Remove(series, 5, 2)));
            journal.commit(List.of(new Change.Remove(series, 2, 100)));
            add(journal, row(2));
            journal.commit(List.of(new Change.Remove(series, 1, 100)));
        }

        try (var journal = open(8)) {
            assertThat(journal.series("cloud").rows()).isZero();
        }
    }

    @Test
    void aFullDiskIsNotMadeFuller() throws IOException {
        try (var journal = open(7)) {
            disk.full(true);
            for (int n = 0; n < 20; n++) {
                assertThatThrownBy(() -> add(journal, row(1))).isInstanceOf(IOException.class);
            }

            assertThat(disk.names()).hasSizeLessThan(3);
            disk.full(false);
            add(journal, row(1));
        }
    }

    @Test
    void aNameThatIsTooLongIsRefused() throws IOException {
        try (var journal = open(7)) {
            assertThatThrownBy(() -> journal.series("x".repeat(2_000)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
