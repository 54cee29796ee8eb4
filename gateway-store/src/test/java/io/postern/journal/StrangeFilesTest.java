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
import org.junit.jupiter.api.Test;

/** What others put into its files, or its folder. */
class StrangeFilesTest {

    private final SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(1));
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
        disk.write("000000000002.seg", 100, new byte[50]);
        disk.write("000000000002.seg", Commit.BLOCK, forged.array());

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
        disk.put("000000000009.seg", other.bytes("000000000001.seg"));

        try (var journal = open(8)) {
            // its number is not this file's, so nothing in it counts
            assertThat(journal.read(journal.series("cloud"), 0, 1_000)).hasSize(1);
            assertThat(told).isEmpty();
        }
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
