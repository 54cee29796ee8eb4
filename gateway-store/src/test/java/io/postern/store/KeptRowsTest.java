package io.postern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.handler.Kept;
import io.postern.api.json.JsonObject;
import io.postern.journal.Journal;
import io.postern.journal.disk.FolderDisk;
import io.postern.journal.disk.TightDisk;
import io.postern.ops.CommandException;
import io.postern.time.Machine;
import io.postern.time.SystemTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRowsTest {

    private static final Path DOCS = Path.of("../docs/store.md");

    @TempDir private Path folder;

    private final SystemTime time = new SystemTime();

    @AfterEach
    void end() {
        time.close();
    }

    private DiskStore store() {
        var store = new DiskStore(Optional.of(new FolderDisk(folder)), Machine.of(time));
        store.begin();
        return store;
    }

    private KeptRows read(DiskStore store) throws CommandException {
        return KeptRows.read(store, Machine.of(time).threads(), "window");
    }

    private static void write(KeptRows.Row row) {
        var done = new AtomicBoolean();
        row.write(() -> done.set(true));
        await().untilTrue(done);
    }

    private static JsonObject content(int n) {
        return JsonObject.EMPTY.with("n", n);
    }

    @Test
    void aRowIsWhatThePageSays() throws Exception {
        var store = store();

        write(read(store).add(content(7)));
        store.end().join();

        try (var journal = open()) {
            var rows = journal.read(journal.series("/kept window"), 0, Long.MAX_VALUE);
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).content()).containsExactly(1, '{', '"', 'n', '"', ':', '7', '}');
        }
        assertThat(Files.readString(DOCS))
                .contains("`/kept NAME`")
                .contains(
                        "### What a handler keeps\n\n| bytes | what |\n|--:|---|\n| 1 | form: 1 |");
    }

    private Journal open() throws Exception {
        var how = new Journal.Opening(1, Journal.Opening.SEGMENT, true);
        return Journal.open(new FolderDisk(folder), how, damage -> {});
    }

    @Test
    void whatANewerPosternKeptIsLeftAlone() throws Exception {
        var store = store();
        var stored = new AtomicBoolean();
        store.backlog("/kept window").add(new byte[] {2, 'x'}, number -> stored.set(true));
        await().untilTrue(stored);
        write(read(store).add(content(1)));
        store.end().join();

        var again = store();
        var kept = read(again);

        assertThat(kept.all()).extracting(Kept.Entry::content).containsExactly(content(1));
        assertThat(again.backlog("/kept window").rows()).isEqualTo(2);
        again.end().join();
    }

    @Test
    void whatLeavesBeforeItIsWrittenLeavesThen() throws Exception {
        var store = store();
        var kept = read(store);
        var row = kept.add(content(1));

        row.write(() -> {});
        kept.take(row.number()).orElseThrow().leave();

        await().until(() -> store.backlog("/kept window").last() == 1);
        await().until(() -> store.backlog("/kept window").rows() == 0);
        store.end().join();
        assertThat(read(store()).all()).isEmpty();
    }

    @Test
    void whatIsTakenHasItsRoomUntilItLeaves() throws Exception {
        var kept = read(store());
        var large = JsonObject.EMPTY.with("x", "x".repeat(6_000_000));
        var row = kept.add(large);
        kept.take(row.number());

        assertThatThrownBy(() -> kept.add(large))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of 0 entries, and 1 removed ones");
        row.leave();

        kept.add(large);
        assertThat(kept.all()).hasSize(1);
    }

    @Test
    void aDiskThatCannotBeReadIsSaidSo() throws Exception {
        var store = store();
        write(read(store).add(content(1)));
        store.end().join();
        var disk = new TightDisk(new FolderDisk(folder));
        disk.opensNone = true;
        var unread = new DiskStore(Optional.of(disk), Machine.of(time));
        unread.begin();

        assertThatThrownBy(() -> read(unread))
                .hasMessage("what it keeps: data/journal cannot be used: it is not to be read");
        disk.opensNone = false;
        assertThat(read(unread).all()).hasSize(1);
        unread.end().join();
    }
}
