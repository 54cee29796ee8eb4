package io.postern.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.journal.Journal.Change;
import io.postern.journal.Journal.Damage;
import io.postern.journal.disk.FolderDisk;
import io.postern.journal.disk.Reserve;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal in a real folder. */
class FolderDiskTest {

    private static final int MANY = 30_000;

    @TempDir private Path parent;

    private final List<Damage> told = new ArrayList<>();

    private Journal open() throws IOException {
        return Journal.open(new FolderDisk(folder()), Journal.Opening.of(1), told::add);
    }

    private Path folder() {
        return parent.resolve("journal");
    }

    private static void add(Journal journal, String name, int... numbers) throws IOException {
        var series = journal.series(name);
        journal.commit(
                IntStream.of(numbers)
                        .<Change>mapToObj(number -> new Change.Add(series, bytes(number)))
                        .toList());
    }

    private static byte[] bytes(int number) {
        return ("row " + number + " ".repeat(300)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void makesNoFileBeforeItHasSomethingToKeep() throws IOException {
        try (var journal = open()) {
            assertThat(journal.all()).isEmpty();
            assertThat(folder()).doesNotExist();
        }
    }

    @Test
    void keepsRowsForTheNextOneWhichOnlyTheOwnerMayRead() throws IOException {
        try (var journal = open()) {
            add(journal, "cloud", 1, 2);
        }

        try (var journal = open()) {
            var rows = journal.read(journal.series("cloud"), 0, 1_000_000);
            var file = folder().resolve("000000000001-0000000000000001.seg");

            assertThat(rows).extracting(Journal.Row::content).containsExactly(bytes(1), bytes(2));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void givesItsRoomBack() throws IOException {
        try (var journal = open()) {
            var series = journal.series("cloud");
            for (int from = 0; from < MANY; from += 100) {
                add(journal, "cloud", IntStream.range(from, from + 100).toArray());
            }
            assertThat(series.bytes()).isGreaterThan(MANY * 300L);
            assertThat(journal.bytes()).isPositive();
            assertThat(series.rows()).isEqualTo(MANY);
            journal.commit(List.of(new Change.Remove(series, 1, MANY)));
            add(journal, "cloud", IntStream.range(0, MANY).toArray());
            add(journal, "cloud", 1);
            journal.commit(List.of(new Change.Remove(series, 1, series.last())));

            journal.clear();

            assertThat(folder().resolve(Reserve.NAME)).hasSize(256 << 10);
            assertThat(folder().toFile().list()).hasSize(1);
        }
    }

    @Test
    void tellsWhatIsTornOffItsEnd() throws IOException {
        try (var journal = open()) {
            add(journal, "cloud", 1, 2, 3);
            add(journal, "cloud", 4, 5);
        }
        try (var file =
                new RandomAccessFile(
                        folder().resolve("000000000001-0000000000000001.seg").toFile(), "rw")) {
            file.setLength(4_096 + 10);
        }

        try (var journal = open()) {
            assertThat(journal.read(journal.series("cloud"), 0, 1_000_000)).hasSize(3);
            assertThat(told).containsExactly(new Damage("cloud", 4, 5));
        }
    }

    @Test
    void anotherFormatIsLeftAlone() throws IOException {
        try (var journal = open()) {
            add(journal, "cloud", 1);
        }
        var file = folder().resolve("000000000001-0000000000000001.seg");
        var before = Files.readAllBytes(file);
        before[15] = 2;
        var sum = new CRC32C();
        sum.update(before, 8, before.length - 8);
        ByteBuffer.wrap(before).putInt(4, (int) sum.getValue());
        Files.write(file, before);

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "its files are of format 2, which a newer Postern wrote; this one knows 1");
        assertThat(file).hasBinaryContent(before);
    }
}
