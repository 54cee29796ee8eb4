package io.postern.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.journal.disk.FolderDisk;
import io.postern.time.Machine;
import io.postern.time.SystemTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
}
