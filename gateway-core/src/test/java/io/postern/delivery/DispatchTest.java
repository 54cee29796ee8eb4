package io.postern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final Outcome LATER = new Outcome.Later("busy");

    private final Yard yard = new Yard();
    private final Dispatch dispatch = new Dispatch(yard.time, Runnable::run);
    private final Destination one = yard.destination("one", dispatch);
    private final Destination other = yard.destination("other", dispatch);
    private final Far far = new Far(10);

    @Test
    void destinationsTakeTurnsAtTheWindow() {
        var narrow = new Far(1);
        for (int i = 0; i < 3; i++) {
            yard.send(one, "one " + i);
            yard.send(other, "other " + i);
        }

        dispatch.up(narrow);
        for (int i = 0; i < 5; i++) {
            narrow.answer(i, Outcome.DELIVERED);
        }

        assertThat(narrow.got)
                .containsExactly("one 0", "other 0", "one 1", "other 1", "one 2", "other 2");
    }

    @Test
    void onlyTheFirstAnswerCounts() {
        dispatch.up(
                far.doing(
                        () -> {
                            if (far.got.size() == 1) {
                                far.answer(0, new Outcome.Refused("not that"));
                                far.answer(0, Outcome.DELIVERED);
                            }
                        }));

        yard.send(one, "a");

        assertThat(yard.deadLetters.before(Long.MAX_VALUE, 9))
                .extracting(letter -> letter.reason())
                .containsExactly("not that");
        assertThat(yard.counters("one").acknowledged.sum()).isZero();
        assertThat(yard.acknowledged).containsExactly("a");
    }

    @Test
    void whatARuleDropsIsCountedAndSafe() {
        dispatch.up(far);

        yard.send(one, "a");
        yard.send(one, "flood");
        yard.send(one, "b");
        far.answer(0, Outcome.DELIVERED);
        far.answer(1, Outcome.DELIVERED);

        assertThat(far.got).containsExactly("a", "b");
        assertThat(yard.counters("one").dropped()).containsExactly(Map.entry("flood", 1L));
        assertThat(yard.counters("one").acknowledged.sum()).isEqualTo(2);
        assertThat(yard.counters("one").queued.sum()).isZero();
        assertThat(yard.deadLetters.before(Long.MAX_VALUE, 9)).isEmpty();
        assertThat(yard.acknowledged).containsExactlyInAnyOrder("a", "flood", "b");
    }

    @Test
    void whatARuleDropsAfterItWaitedForItsCarrierLetsTheLineGoOn() {
        one.change(yard.standingStill("one"));
        dispatch.up(far);
        yard.send(one, "flood");
        yard.send(one, "b");

        one.change(yard.ready("one"));
        far.answer(0, Outcome.DELIVERED);

        assertThat(far.got).containsExactly("b");
        assertThat(yard.counters("one").dropped()).containsExactly(Map.entry("flood", 1L));
        assertThat(yard.counters("one").queued.sum()).isZero();
        assertThat(yard.acknowledged).containsExactly("flood", "b");
    }

    @Test
    void whatIsToComeLaterIsSentAgainInItsOldPlace() {
        dispatch.up(far);
        yard.send(one, "a");
        yard.send(one, "b");

        far.answer(0, LATER);
        yard.send(one, "c");
        yard.send(other, "x");
        yard.time.advance(Duration.ofMillis(1_001));
        assertThat(far.got).containsExactly("a", "b", "x", "a");
        far.answer(3, Outcome.DELIVERED);

        assertThat(far.got).containsExactly("a", "b", "x", "a", "c");
    }

    @Test
    void whatThePauseKeptIsNotSentOnTheThreadOfAllTimers() {
        var lane = new ArrayDeque<Runnable>();
        var dispatch = new Dispatch(yard.time, lane::add);
        var one = yard.destination("one", dispatch);
        dispatch.up(far);
        yard.send(one, "a");
        far.answer(0, LATER);

        yard.time.advance(Duration.ofMillis(1_001));
        assertThat(far.got).containsExactly("a");
        lane.remove().run();

        assertThat(far.got).containsExactly("a", "a");
    }

    @Test
    void pausesGrowThoughOthersLandThatHadLeftBefore() {
        dispatch.up(far);
        yard.send(one, "a");
        yard.send(one, "b");
        yard.send(one, "c");

        far.answer(0, LATER);
        far.answer(1, Outcome.DELIVERED);
        yard.time.advance(Duration.ofMillis(1_001));
        far.answer(3, LATER);
        far.answer(2, Outcome.DELIVERED);
        yard.time.advance(Duration.ofMillis(1_001));
        assertThat(far.got).containsExactly("a", "b", "c", "a");
        yard.time.advance(Duration.ofMillis(1_000));

        assertThat(far.got).containsExactly("a", "b", "c", "a", "a");
    }

    @Test
    void pausesGrowToHalfAMinuteAndNotBeyond() {
        dispatch.up(far);
        yard.send(one, "a");

        for (int i = 0; i < 40; i++) {
            far.answer(far.got.size() - 1, LATER);
            yard.time.advance(Duration.ofSeconds(30));
        }

        assertThat(far.got).hasSize(41);
    }

    @Test
    void aTrialThatTheLinkLostIsTheFirstAgain() {
        dispatch.up(far);
        yard.send(one, "a");
        yard.send(one, "b");
        far.answer(0, LATER);
        yard.time.advance(Duration.ofMillis(1_001));
        var next = new Far(10);

        dispatch.up(next);
        assertThat(next.got).containsExactly("a");
        next.answer(0, Outcome.DELIVERED);

        assertThat(next.got).containsExactly("a", "b");
    }

    @Test
    void pausesGrowUntilSomethingLands() {
        dispatch.up(far);
        yard.send(one, "a");

        far.answer(0, LATER);
        yard.time.advance(Duration.ofMillis(1_001));
        far.answer(1, LATER);
        yard.time.advance(Duration.ofMillis(1_001));
        assertThat(far.got).hasSize(2);
        yard.time.advance(Duration.ofMillis(1_000));
        far.answer(2, Outcome.DELIVERED);
        yard.send(one, "b");
        far.answer(3, LATER);
        yard.time.advance(Duration.ofMillis(1_001));

        assertThat(far.got).containsExactly("a", "a", "a", "b", "b");
    }

    @Test
    void anAnswerFromALostLinkMeansNothing() {
        dispatch.up(far);
        yard.send(one, "a");
        dispatch.down(far);

        far.answer(0, Outcome.DELIVERED);
        var next = new Far(10);
        dispatch.up(next);

        assertThat(yard.acknowledged).isEmpty();
        assertThat(next.got).containsExactly("a");
    }

    @Test
    void anOldLinkThatEndsLateLeavesTheNewOneAlone() {
        dispatch.up(far);
        yard.send(one, "a");
        var next = new Far(10);

        dispatch.up(next);
        dispatch.down(far);
        yard.send(one, "b");

        assertThat(next.got).containsExactly("a", "b");
    }

    @Test
    void aLineThatMovedWhileItPausedGoesOn() {
        var elsewhere = new Dispatch(yard.time, Runnable::run);
        elsewhere.up(far);
        var before = new Far(10);
        dispatch.up(before);
        yard.send(one, "a");
        before.answer(0, LATER);

        one.move(elsewhere);
        yard.time.advance(Duration.ofSeconds(2));

        assertThat(far.got).containsExactly("a");
    }

    @Test
    void aLineThatMovesKeepsItsOrder() {
        var elsewhere = new Dispatch(yard.time, Runnable::run);
        var next = new Far(10);
        elsewhere.up(
                next.doing(
                        () -> {
                            if (next.got.size() == 1) {
                                yard.send(one, "c");
                            }
                        }));
        dispatch.up(
                far.doing(
                        () -> {
                            one.move(elsewhere);
                            yard.send(one, "b");
                        }));

        yard.send(one, "a");

        assertThat(next.got).containsExactly("a", "b", "c");
    }

    @Test
    void whatAMovedLineLeftOnItsWayFillsTheWindowUntilItIsAnswered() {
        var elsewhere = new Dispatch(yard.time, Runnable::run);
        var next = new Far(10);
        elsewhere.up(next);
        var narrow = new Far(1);
        dispatch.up(narrow);
        yard.send(one, "a");
        yard.send(other, "x");

        one.move(elsewhere);
        assertThat(narrow.got).containsExactly("a");
        narrow.answer(0, Outcome.DELIVERED);
        narrow.answer(0, Outcome.DELIVERED);
        yard.send(other, "y");

        assertThat(narrow.got).containsExactly("a", "x");
        assertThat(next.got).containsExactly("a");
        assertThat(yard.acknowledged).isEmpty();
        next.answer(0, Outcome.DELIVERED);
        assertThat(yard.acknowledged).containsExactly("a");
    }

    @Test
    void aCarrierThatFailsCostsTheMessageOnly() {
        dispatch.up(
                far.doing(
                        () -> {
                            if (far.got.size() == 1) {
                                throw new StackOverflowError("deep");
                            }
                            if (far.got.size() == 2) {
                                throw new IllegalStateException("broken");
                            }
                        }));

        yard.send(one, "a");
        yard.send(one, "b");
        yard.send(one, "c");
        far.answer(2, Outcome.DELIVERED);

        assertThat(yard.deadLetters.before(Long.MAX_VALUE, 9))
                .extracting(letter -> letter.reason())
                .containsExactly(
                        "the carrier failed: java.lang.IllegalStateException: broken",
                        "the carrier failed: java.lang.StackOverflowError: deep");
        assertThat(yard.acknowledged).containsExactly("a", "b", "c");
    }

    @Test
    void aMessageWaitsWhereItsCarrierGoesAwayWhileItIsWritten() {
        one.change(yard.standingStill("one"));
        dispatch.up(far);
        yard.send(one, "a");

        one.change(yard.vanishing("one", one));
        assertThat(yard.deadLetters.before(Long.MAX_VALUE, 9)).isEmpty();
        one.change(yard.ready("one"));
        yard.time.advance(Duration.ofSeconds(10));
        far.answer(0, Outcome.DELIVERED);

        assertThat(yard.acknowledged).containsExactly("a");
    }

    @Test
    void aConfirmationThatFailsDoesNotStopTheOthers() {
        dispatch.up(far);
        yard.send(
                one,
                "a",
                () -> {
                    throw new NoClassDefFoundError("gone");
                });
        yard.send(one, "b");

        inSilence(() -> far.answer(0, Outcome.DELIVERED));
        far.answer(1, Outcome.DELIVERED);
        yard.send(one, "c");

        assertThat(far.got).containsExactly("a", "b", "c");
        assertThat(yard.acknowledged).containsExactly("b");
        assertThat(yard.openChains.open()).isEqualTo(1);
    }

    private static void inSilence(Runnable what) {
        var thread = new Thread(what);
        thread.setUncaughtExceptionHandler((which, failure) -> {});
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRemovedDestinationGivesUpWhatWaits() {
        dispatch.up(far);
        yard.send(one, "flies");
        dispatch.down(far);
        yard.send(one, "waits");

        one.remove();
        yard.send(one, "late");
        dispatch.up(far);

        assertThat(far.got).containsExactly("flies");
        assertThat(yard.deadLetters.before(Long.MAX_VALUE, 9))
                .extracting(letter -> new String(letter.payload()))
                .containsExactly("late", "waits", "flies");
        assertThat(yard.counters("one").queued.sum()).isZero();
        assertThat(yard.openChains.open()).isZero();
    }
}
