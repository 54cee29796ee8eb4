package io.postern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The other end closes the connection while messages are on their way. */
class SuspicionTest {

    private static final String REASON =
            "the other end closed the connection 5 times while only this message was on its way";

    private final Yard yard = new Yard();
    private final Dispatch dispatch = new Dispatch(yard.time, Runnable::run);
    private final Destination one = yard.destination("one", dispatch);
    private final Destination other = yard.destination("other", dispatch);
    private Far far = new Far(10);

    private void up() {
        dispatch.up(far);
    }

    /** The other end closes, and the next link is up. */
    private void closeAndReopen() {
        dispatch.closed(far);
        far = new Far(10);
        up();
    }

    private void send(Destination destination, String... texts) {
        for (var text : texts) {
            yard.send(destination, text);
        }
    }

    private void deliver(int index) {
        far.answer(index, Outcome.DELIVERED);
    }

    private List<String> dead() {
        return yard.deadLetters.before(Long.MAX_VALUE, 99).stream()
                .map(letter -> letter.address() + " " + new String(letter.payload()))
                .toList();
    }

    @Test
    void afterACloseMessagesGoOneAtATimeUntilEachGotThrough() {
        up();
        send(one, "a", "b");
        send(other, "x");

        closeAndReopen();
        send(one, "c", "d");
        assertThat(far.got).containsExactly("a");
        deliver(0);
        assertThat(far.got).containsExactly("a", "x");
        deliver(1);
        assertThat(far.got).containsExactly("a", "x", "b");
        deliver(2);

        assertThat(far.got).containsExactly("a", "x", "b", "c", "d");
        assertThat(dead()).isEmpty();
    }

    @Test
    void onlyTheMessageThatWasAloneAtFiveClosesIsBuried() {
        up();
        send(one, "a", "poison", "b");
        send(other, "x", "y");

        var sent = new ArrayList<List<String>>();
        for (int i = 0; i < 20; i++) {
            closeAndReopen();
            deliverUpTo("poison");
            sent.add(far.got);
        }

        assertThat(dead()).containsExactly("one poison");
        assertThat(yard.deadLetters.before(Long.MAX_VALUE, 1).get(0).reason()).isEqualTo(REASON);
        assertThat(sent.stream().filter(got -> got.contains("poison"))).hasSize(5);
        assertThat(yard.acknowledged).containsExactlyInAnyOrder("a", "b", "x", "y", "poison");
        assertThat(yard.openChains.open()).isZero();
    }

    private void deliverUpTo(String poison) {
        for (int i = 0; i < far.got.size() && !far.got.get(i).equals(poison); i++) {
            assertThat(far.got).as("one at a time").hasSize(i + 1);
            deliver(i);
        }
    }

    @Test
    void theWholeWindowIsBackWhenThePoisonIsBuried() {
        up();
        send(one, "poison");
        for (int i = 0; i < 5; i++) {
            closeAndReopen();
        }

        send(one, "a", "b");
        send(other, "x");

        assertThat(dead()).containsExactly("one poison");
        assertThat(far.got).containsExactly("a", "b", "x");
    }

    @Test
    void aCloseWithSeveralOnTheirWayProvesNothing() {
        up();
        send(one, "a", "b");

        closeAndReopen();
        for (int i = 0; i < 4; i++) {
            closeAndReopen();
        }
        assertThat(dead()).isEmpty();
        closeAndReopen();

        assertThat(dead()).containsExactly("one a");
        assertThat(far.got).containsExactly("b");
    }

    @Test
    void aLinkThatIsLostInAnotherWayCostsNoMessage() {
        up();
        send(one, "a");

        for (int i = 0; i < 4; i++) {
            closeAndReopen();
        }
        for (int i = 0; i < 20; i++) {
            dispatch.down(far);
            up();
        }

        assertThat(dead()).isEmpty();
        closeAndReopen();
        assertThat(dead()).containsExactly("one a");
    }

    @Test
    void aLinkThatIsLostKeepsTheSuspectsAlone() {
        up();
        send(one, "a", "b");
        closeAndReopen();

        dispatch.down(far);
        far = new Far(10);
        up();

        assertThat(far.got).containsExactly("a");
    }

    @Test
    void aCloseWithNothingOnItsWayMeansNothing() {
        up();
        send(one, "a");
        deliver(0);

        for (int i = 0; i < 20; i++) {
            closeAndReopen();
        }
        send(one, "b", "c");

        assertThat(far.got).containsExactly("b", "c");
    }

    @Test
    void anOldLinkThatIsClosedLateAccusesNobody() {
        up();
        var old = far;
        far = new Far(10);
        up();
        send(one, "a");

        for (int i = 0; i < 20; i++) {
            dispatch.closed(old);
        }
        send(one, "b");

        assertThat(far.got).containsExactly("a", "b");
        assertThat(dead()).isEmpty();
    }

    @Test
    void aNoIsAnAnswerToo() {
        up();
        send(one, "a", "b");
        closeAndReopen();

        far.answer(0, new Outcome.Refused("not authorised"));
        deliver(1);
        send(one, "c", "d");

        assertThat(far.got).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aSuspectThatWaitsDoesNotMakeTheOthersWaitWithIt() {
        up();
        send(one, "a", "b");
        closeAndReopen();

        far.answer(0, new Outcome.Later("busy"));
        send(other, "x", "y");
        assertThat(far.got).containsExactly("a", "x", "y");
        yard.time.advance(Duration.ofMillis(1_001));
        assertThat(far.got).hasSize(3);
        deliver(1);
        deliver(2);

        assertThat(far.got).containsExactly("a", "x", "y", "a");
    }

    @Test
    void aMessageThatFliesForTheSecondTimeCountsEachCloseOnce() {
        up();
        send(one, "a", "b");
        far.answer(1, new Outcome.Later("busy"));
        yard.time.advance(Duration.ofMillis(1_001));
        deliver(0);
        assertThat(far.got).containsExactly("a", "b", "b");

        for (int i = 0; i < 4; i++) {
            closeAndReopen();
        }
        assertThat(dead()).isEmpty();
        closeAndReopen();

        assertThat(dead()).containsExactly("one b");
    }

    @Test
    void aLineThatMovesLeavesItsSuspicionBehind() {
        up();
        send(one, "a", "b");
        send(other, "x");
        closeAndReopen();
        var elsewhere = new Dispatch(yard.time, Runnable::run);
        var next = new Far(10);
        elsewhere.up(next);

        one.move(elsewhere);
        send(one, "c");
        deliver(0);
        deliver(1);
        send(other, "y", "z");

        assertThat(next.got).containsExactly("a", "b", "c");
        assertThat(far.got).containsExactly("a", "x", "y", "z");
    }

    @Test
    void aRemovedLineTakesItsSuspicionWithIt() {
        up();
        send(one, "a", "b");
        closeAndReopen();

        one.remove();
        deliver(0);
        send(other, "x", "y");

        assertThat(far.got).containsExactly("a", "x", "y");
    }
}
