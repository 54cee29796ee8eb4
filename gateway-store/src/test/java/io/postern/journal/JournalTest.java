package io.postern.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.journal.JournalRun.Misfortune;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A journal on disks that do what disks do: each run is drawn from its seed. */
class JournalTest {

    private static final int SEEDS = Integer.getInteger("postern.journal.seeds", 150);
    private static final int MANY = 20;

    @Test
    void keepsWhatItSaidOverPowerCutsAndFailures() {
        assertThat(broken(Misfortune.NONE, SEEDS)).isEmpty();
    }

    @Test
    void tellsExactlyWhatIsLost() {
        assertThat(broken(Misfortune.ROT, SEEDS)).isEmpty();
    }

    @Test
    void goesOnWhateverIsInItsFiles() {
        assertThat(broken(Misfortune.GARBAGE, SEEDS)).isEmpty();
    }

    @Test
    void wouldLoseWithoutSyncingNames() {
        assertThat(broken(Misfortune.NAMES_NOT_SYNCED, MANY)).isNotEmpty();
    }

    @Test
    void wouldLoseWithoutSyncingFiles() {
        assertThat(broken(Misfortune.FILES_NOT_SYNCED, MANY)).isNotEmpty();
    }

    private static List<String> broken(Misfortune misfortune, int seeds) {
        return IntStream.range(0, seeds)
                .parallel()
                .mapToObj(seed -> brokenBy(misfortune, seed))
                .filter(what -> !what.isEmpty())
                .toList();
    }

    private static String brokenBy(Misfortune misfortune, long seed) {
        try {
            return new JournalRun(seed, misfortune)
                    .broken()
                    .map(what -> "seed " + seed + ": " + what)
                    .orElse("");
        } catch (IOException | RuntimeException e) {
            return "seed " + seed + ": " + e;
        }
    }
}
