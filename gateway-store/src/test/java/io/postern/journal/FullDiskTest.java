package io.postern.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.postern.journal.Journal.Change;
import io.postern.journal.disk.Reserve;
import io.postern.journal.disk.SimulatedDisk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** On a disk without any room what is done can still be noted, and gives its room back. */
class FullDiskTest {

    private static final int SEGMENT = 64 << 10;
    private static final int ROWS = 400;

    private final SplittableRandom chance = new SplittableRandom(3);
    private final SimulatedDisk disk = new SimulatedDisk(chance.split());

    private Journal open() throws IOException {
        return Journal.open(
                disk,
                new Journal.Opening(7, SEGMENT, false),
                lost -> {
                    throw new AssertionError(lost);
                });
    }

    private Journal filled() throws IOException {
        var journal = open();
        for (int row = 0; row < ROWS; row++) {
            add(journal);
        }
        disk.full(true);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> add(journal));
        return journal;
    }

    private void add(Journal journal) throws IOException {
        var content = new byte[1_000];
        chance.nextBytes(content);
        journal.commit(List.of(new Change.Add(journal.series("cloud"), content)));
    }

    private static void remove(Journal journal, long row) throws IOException {
        journal.commit(List.of(new Change.Remove(journal.series("cloud"), row, row)));
    }

    private List<Long> left() throws IOException {
        var journal = open();
        return journal.read(journal.series("cloud"), 1, 10_000_000).stream()
                .map(Journal.Row::number)
                .toList();
    }

    @Test
    void aQueueThatDrainsGivesItsRoomBack() throws IOException {
        var journal = filled();
        long before = disk.bytes();

        for (long row = 1; row < ROWS; row++) {
            remove(journal, row);
        }

        assertThat(disk.bytes()).isLessThan(before / 2);
        assertThat(left()).containsExactly((long) ROWS);
        add(journal);
        assertThat(disk.names()).contains(Reserve.NAME);
    }

    @Test
    void theLastOneFreesAll() throws IOException {
        var journal = filled();

        for (long row = 1; row <= ROWS; row++) {
            remove(journal, row);
        }
        journal.clear();

        assertThat(disk.names()).isSubsetOf(Reserve.NAME);
    }

    @Test
    void whatComesLeavesTheRoomToWhatGoes() throws IOException {
        var journal = filled();
        remove(journal, 1);
        assertThat(disk.names()).doesNotContain(Reserve.NAME);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> add(journal));
        for (long row = 2; row < ROWS / 4; row++) {
            remove(journal, row);
        }

        assertThat(left()).startsWith(ROWS / 4L);
    }

    @Test
    void aStartOnAFullDiskCanNoteIt() throws IOException {
        filled();

        var journal = open();
        for (long row = 1; row <= ROWS; row++) {
            remove(journal, row);
        }

        assertThat(left()).isEmpty();
    }

    /** 20 destinations with a gigabyte each, and answers out of order. */
    @Test
    void itIsEnoughForThreeSegmentsThatHaveMuchToTell() throws IOException {
        var told = new ArrayList<Entry>();
        for (int segment = 1; segment <= 2_500; segment++) {
            told.add(new Entry.Older(segment, 8 << 20));
            int series = segment % 20;
            long first = segment * 20_000L;
            told.add(new Entry.Place(series, first, first + 19_998, segment, 7_900_000));
        }
        for (int range = 0; range < 1_000; range++) {
            long first = chance.nextInt(1_000_000);
            told.add(new Entry.Gone(range % 20, first, first + chance.nextInt(5)));
        }

        int size = Commit.write(new Commit.Home(1, 2), 3, told).remaining();

        assertThat(size).isBetween(20_000, (256 << 10) / 3);
    }
}
