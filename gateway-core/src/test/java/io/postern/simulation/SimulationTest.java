package io.postern.simulation;

import static io.postern.simulation.Happening.Kind.CRASH;
import static io.postern.simulation.Happening.Kind.DIE_WRITING;
import static io.postern.simulation.Happening.Kind.DISK_FULL;
import static io.postern.simulation.Happening.Kind.FREEZE;
import static io.postern.simulation.Happening.Kind.LOSE_ANSWERS;
import static io.postern.simulation.Happening.Kind.MUTE;
import static io.postern.simulation.Happening.Kind.PUBLISH;
import static io.postern.simulation.Happening.Kind.REMOVE;
import static io.postern.simulation.Happening.Kind.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.postern.simulation.Happening.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Nothing is lost, whatever happens; {@code bench/simulate} looks at many more seeds. */
class SimulationTest {

    private static final int FIXED = 500;
    private static final int FRESH = 200;
    private static final int SEEDS_TO_FIND = 10_000;

    @Test
    void nothingIsLostWhateverHappens() {
        LongStream.range(0, FIXED).forEach(SimulationTest::holds);
    }

    @Test
    void norInWhatNobodyHasTried() {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);

        long broken = new ManySeeds(System.nanoTime(), FRESH, Duration.ofHours(1), out).run();

        assertThat(broken).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static void holds(long seed) {
        var broken = Simulation.run(seed, Draw.of(seed), Canary.NONE).broken();
        if (broken.isPresent()) {
            var shortest = Shrinking.of(seed, Canary.NONE);
            fail(
                    "seed %d: %s; the shortest way there:%n%n%s",
                    seed, broken.get(), Shrinking.test(seed, shortest));
        }
    }

    @Test
    void theSameSeedHasTheSameHistory() {
        for (long seed = 0; seed < 20; seed++) {
            var once = Simulation.run(seed, Draw.of(seed), Canary.NONE).history();
            var again = Simulation.run(seed, Draw.of(seed), Canary.NONE).history();

            assertThat(again).isEqualTo(once).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Canary.class, mode = Mode.EXCLUDE, names = "NONE")
    void findsWhatOthersDidWrong(Canary canary) {
        long seed =
                LongStream.range(0, SEEDS_TO_FIND)
                        .filter(one -> Simulation.breaks(one, Draw.of(one), canary))
                        .findFirst()
                        .orElseThrow();

        var shortest = Shrinking.of(seed, canary);

        assertThat(Simulation.breaks(seed, shortest, canary)).isTrue();
        assertThat(shortest).hasSizeLessThan(40);
    }

    @Test
    void aShortWayCanBePasted() {
        var happenings = List.of(at(5, PUBLISH, 0, 1), at(70, CRASH, 2, 3));

        assertThat(Shrinking.test(8, happenings))
                .isEqualTo(
                        """
                        @Test
                        void seed8() {
                            runs(
                                    8,
                                    at(5, PUBLISH, 0, 1),
                                    at(70, CRASH, 2, 3));
                        }""");
    }

    /** As a seed that failed would be written down. */
    @Test
    void whatOneCloudHasAlreadyComesAgainAfterACrash() {
        runs(
                1,
                at(100, LOSE_ANSWERS, 2, 0),
                at(200, PUBLISH, 0, 7),
                at(300, PUBLISH, 0, 8),
                at(5_000, CRASH, 0, 0));
    }

    /** It was still to be written when the address went, and the new would have overtaken it. */
    @Test
    void whatIsOnItsWayToTheDiskComesFirstWhenItsAddressIsBack() {
        runs(
                481,
                at(33734, DISK_FULL, 0, 2),
                at(45331, MUTE, 2, 15),
                at(58014, REMOVE, 0, 4),
                at(58469, RESTORE, 0, 0));
    }

    /**
     * A copy of what was dead, and could not be kept as that, goes its way behind what is newer.
     */
    @Test
    void whatIsDeadAndNotOnDiskMayComeAgain() {
        runs(
                6028428,
                at(7524, FREEZE, 0, 12),
                at(8549, DIE_WRITING, 2, 8),
                at(32710, REMOVE, 2, 10),
                at(37011, PUBLISH, 2, 0),
                at(40663, DISK_FULL, 2, 12),
                at(45281, RESTORE, 2, 0),
                at(45986, PUBLISH, 2, 19));
    }

    /** What it could write down first and send from memory overtook them. */
    @Test
    void norDoesWhatIsWrittenBeforeItIsSentOvertakeThem() {
        runs(106901, at(3895, DISK_FULL, 0, 5), at(18920, REMOVE, 2, 19), at(19059, RESTORE, 2, 0));
    }

    private static void runs(long seed, Happening... happenings) {
        assertThat(Simulation.run(seed, List.of(happenings), Canary.NONE).broken()).isEmpty();
    }

    private static Happening at(int millis, Kind kind, int which, int many) {
        return new Happening(millis, kind, which, many);
    }
}
