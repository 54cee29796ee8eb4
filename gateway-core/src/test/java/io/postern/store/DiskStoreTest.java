package io.postern.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import io.postern.journal.disk.FolderDisk;
import io.postern.time.Machine;
import io.postern.time.SystemTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
}
