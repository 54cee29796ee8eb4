package io.postern.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.journal.JournalRun.Misfortune;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A journal on disks that do what disks do: each run is drawn from its seed. */
class JournalTest {

    private static final int SEEDS = 150;
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
        return new JournalSeeds(misfortune).broken(seeds);
    }
}
