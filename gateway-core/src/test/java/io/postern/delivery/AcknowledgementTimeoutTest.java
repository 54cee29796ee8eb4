package io.postern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.Outcome;
import io.postern.delivery.watch.AcknowledgementTimeout;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link with letters on its way that answers nothing. */
class AcknowledgementTimeoutTest {

    private static final Duration LATEST = Duration.ofSeconds(22);

    private final Yard yard = new Yard();
    private final Dispatch dispatch = new Dispatch(yard.time, Runnable::run);
    private final Destination one = yard.destination("one", dispatch);
    private final Far far = new Far(100);
    private final List<String> reasons = new ArrayList<>();
    private final AcknowledgementTimeout vigil =
            new AcknowledgementTimeout(dispatch, far, far.patience(), yard.time, reasons::add);

    @BeforeEach
    void up() {
        dispatch.up(far);
    }

    @Test
    void givesUpTheLinkWhenItsPatienceIsOver() {
        for (int i = 0; i < 12; i++) {
            yard.send(one, "m" + i);
        }

        yard.time.advance(LATEST);

        assertThat(reasons)
                .containsExactly("no acknowledgement for 20 s with 12 messages on their way");
    }

    @Test
    void looksElsewhereThanOnTheThreadOfAllTimersAndOnceWhereThatIsHeld() {
        var lane = new ArrayDeque<Runnable>();
        var held = new Dispatch(yard.time, lane::add);
        var vigil = new AcknowledgementTimeout(held, far, far.patience(), yard.time, reasons::add);
        held.up(far);
        yard.send(yard.destination("two", held), "a");

        yard.time.advance(LATEST);
        assertThat(lane).hasSize(1);
        lane.remove().run();

        assertThat(reasons).isEmpty();
        vigil.end();
    }

    @Test
    void namesASingleMessage() {
        yard.send(one, "a");

        yard.time.advance(LATEST);

        assertThat(reasons)
                .containsExactly("no acknowledgement for 20 s with 1 message on its way");
    }

    @Test
    void neverGivesUpBeforeThePatienceIsOverWheneverTheLetterLeft() {
        for (int millis = 1; millis < 2_100; millis += 150) {
            yard.time.advance(Duration.ofMillis(millis));
            yard.send(one, "a");
            yard.time.advance(Duration.ofMillis(19_999));

            assertThat(reasons).isEmpty();
            far.answer(far.got.size() - 1, Outcome.DELIVERED);
        }
    }

    @Test
    void anAnswerToAnyLetterIsEnough() {
        for (int i = 0; i < 30; i++) {
            yard.send(one, "m" + i);
        }

        for (int i = 0; i < 29; i++) {
            yard.time.advance(Duration.ofSeconds(15));
            far.answer(i, new Outcome.Later("busy"));
        }

        assertThat(reasons).isEmpty();
    }

    @Test
    void aLinkWithNothingOnItsWayMayBeSilent() {
        yard.send(one, "a");
        far.answer(0, Outcome.DELIVERED);

        yard.time.advance(Duration.ofHours(1));

        assertThat(reasons).isEmpty();
    }

    @Test
    void anotherLinkIsNotItsBusiness() {
        dispatch.up(new Far(100));
        yard.send(one, "a");

        yard.time.advance(Duration.ofHours(1));

        assertThat(reasons).isEmpty();
    }

    @Test
    void endsWithItsTimer() {
        yard.send(one, "a");

        vigil.end();
        yard.time.advance(Duration.ofHours(1));

        assertThat(reasons).isEmpty();
        assertThat(yard.time.timers()).isZero();
    }

    @Test
    void aVeryShortPatienceDoesNotKeepTheMachineBusy() {
        vigil.end();
        new AcknowledgementTimeout(dispatch, far, Duration.ofNanos(1), yard.time, reasons::add);
        yard.send(one, "a");

        yard.time.advance(Duration.ofMillis(199));
        assertThat(reasons).isEmpty();
        yard.time.advance(Duration.ofMillis(1));

        assertThat(reasons).hasSize(1);
    }
}
