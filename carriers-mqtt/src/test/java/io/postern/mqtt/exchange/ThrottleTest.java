package io.postern.mqtt.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.WireMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final int LARGE = 1 << 20;

    private final ReceiveShare room = new ReceiveShare(256L << 20);
    private final VirtualLoop loop = new VirtualLoop();
    private final List<Integer> passed = new ArrayList<>();
    private boolean crowded;

    @Test
    void handsOnNoMoreThanMayBeOpen() {
        var throttle = throttle(2);

        take(throttle, message(1, 1), message(2, 2), message(3, 1));

        assertThat(passed()).containsExactly(1, 2);
    }

    @Test
    void handsOnTheNextOneForEachThatIsAcknowledged() {
        var throttle = throttle(2);
        take(throttle, message(1, 1), message(2, 2), message(3, 1), message(4, 1));

        acknowledge(throttle, 1, 1);
        assertThat(passed()).containsExactly(1, 2, 3);
        acknowledge(throttle, 2, 1);

        assertThat(passed()).containsExactly(4);
    }

    @Test
    void handsOnNothingWhileOneIsAcknowledged() {
        var throttle = throttle(1);
        take(throttle, message(1, 1), message(2, 1));
        passed();

        throttle.acknowledged(1);
        assertThat(passed()).isEmpty();
        loop.run();

        assertThat(passed()).containsExactly(2);
    }

    @Test
    void letsQosZeroPassUnlessOthersWaitBeforeIt() {
        var throttle = throttle(1);

        take(throttle, message(1, 1), message(0, 0), message(2, 1), message(0, 0));
        assertThat(passed()).containsExactly(1, 0);
        acknowledge(throttle, 1, 1);

        assertThat(passed()).containsExactly(2, 0);
    }

    @Test
    void readsAllThatABrokerSendsWhoKeepsToTheMaximum() {
        var throttle = throttle(65_535);

        fill(throttle, 65_535);

        assertThat(loop.isReading()).isTrue();
        assertThat(passed()).hasSize(65_535);
    }

    @Test
    void readsNothingMoreWhereManyWait() {
        var throttle = throttle(1);

        fill(throttle, Throttle.MOST_WAITING);
        assertThat(loop.isReading()).isTrue();
        take(throttle, message(Throttle.MOST_WAITING + 1, 1));

        assertThat(loop.isReading()).isFalse();
    }

    @Test
    void readsAgainWhenHalfAreGone() {
        var throttle = throttle(1);
        fill(throttle, Throttle.MOST_WAITING + 1);
        int half = Throttle.MOST_WAITING / 2;

        acknowledge(throttle, 1, half - 1);
        assertThat(loop.isReading()).isFalse();
        acknowledge(throttle, half, half);

        assertThat(loop.isReading()).isTrue();
    }

    @Test
    void readsNothingMoreWhereTheyFillTheMemory() {
        var throttle = throttle(100);
        int most = (int) (room.share() / LARGE);

        for (int number = 1; number <= most; number++) {
            assertThat(loop.isReading()).isTrue();
            take(throttle, large(number, 1));
        }
        assertThat(loop.isReading()).isFalse();
        acknowledge(throttle, 1, most / 2);

        assertThat(loop.isReading()).isTrue();
    }

    @Test
    void leavesAnotherConnectionHalfTheMemory() {
        var otherLoop = new VirtualLoop();
        var other = new Throttle(100, room, otherLoop, otherLoop, message -> {});
        other.take(message(1, 1));
        var throttle = throttle(100);

        for (int number = 1; number <= 8; number++) {
            assertThat(loop.isReading()).isTrue();
            take(throttle, large(number, 1));
        }

        assertThat(loop.isReading()).isFalse();
        assertThat(otherLoop.isReading()).isTrue();
        other.end();
        acknowledge(throttle, 1, 1);
        assertThat(loop.isReading()).isTrue();
    }

    @Test
    void countsAConnectionOnlyOnceItReceives() {
        var idle = throttle(100);
        var throttle = throttle(100);
        take(throttle, message(1, 1));
        long alone = room.share();

        take(idle, message(1, 1));
        assertThat(room.share()).isEqualTo(alone / 2);
        idle.end();
        idle.end();
        throttle(1).end();

        assertThat(room.share()).isEqualTo(alone);
    }

    @Test
    void forgetsTheBytesOfQosZero() {
        var throttle = throttle(1);

        for (int count = 0; count < 100; count++) {
            take(throttle, large(0, 0));
        }

        assertThat(loop.isReading()).isTrue();
    }

    @Test
    void looksTwiceInAKeepAliveWhetherTheBrokerLives() {
        var throttle = throttle(1);
        fill(throttle, Throttle.MOST_WAITING + 1);

        loop.after(KEEP_ALIVE.dividedBy(2));
        assertThat(loop.reads()).isEqualTo(1);
        loop.after(KEEP_ALIVE.dividedBy(2));

        assertThat(loop.reads()).isEqualTo(1);
        assertThat(loop.isReading()).isFalse();
    }

    @Test
    void neverLooksWithoutAKeepAlive() {
        var throttle = throttle(1);
        throttle.begin(Duration.ZERO);
        fill(throttle, Throttle.MOST_WAITING + 1);

        loop.after(Duration.ofDays(1));
        assertThat(loop.reads()).isZero();
        assertThat(loop.isReading()).isFalse();
        acknowledge(throttle, 1, Throttle.MOST_WAITING);

        assertThat(loop.isReading()).isTrue();
    }

    @Test
    void looksNoMoreWithTwiceAsMuchInMemory() {
        var throttle = throttle(1);
        for (int number = 1; number <= 2 * room.share() / LARGE; number++) {
            take(throttle, large(number, 1));
        }

        loop.after(KEEP_ALIVE);

        assertThat(loop.reads()).isZero();
    }

    @Test
    void looksNoMoreOnceItReadsAgain() {
        var throttle = throttle(1);
        fill(throttle, Throttle.MOST_WAITING + 1);
        acknowledge(throttle, 1, Throttle.MOST_WAITING);

        loop.after(KEEP_ALIVE);

        assertThat(loop.reads()).isZero();
        assertThat(loop.timers()).isZero();
    }

    @Test
    void forgetsWhatWaitsWhereTheConnectionEnds() {
        var throttle = throttle(1);
        fill(throttle, Throttle.MOST_WAITING + 1);
        throttle.acknowledged(1);
        passed();

        throttle.end();
        loop.after(KEEP_ALIVE);

        assertThat(passed()).isEmpty();
        assertThat(loop.reads()).isZero();
        assertThat(loop.timers()).isZero();
    }

    /** Its end must be heard. */
    @Test
    void readsOnWhereTheConnectionIsToEnd() {
        var throttle = throttle(1);
        fill(throttle, Throttle.MOST_WAITING + 1);
        passed();

        throttle.end();
        take(throttle, message(1, 1), message(0, 0), large(2, 1));

        assertThat(loop.isReading()).isTrue();
        assertThat(passed()).isEmpty();
    }

    /** What is held may have come by another connection, and go without a word on this one. */
    @Test
    void passesNothingWhileTooMuchIsHeldElsewhere() {
        var throttle = throttle(10);
        fill(throttle, 2);
        crowded = true;
        take(throttle, message(3, 1), message(0, 0));

        assertThat(passed()).containsExactly(1, 2);
        assertThat(loop.isReading()).isFalse();

        acknowledge(throttle, 1, 2);
        loop.after(Duration.ofSeconds(1));

        assertThat(passed()).isEmpty();
        assertThat(loop.isReading()).isFalse();

        crowded = false;
        loop.after(Duration.ofMillis(100));

        assertThat(passed()).containsExactly(3, 0);
        assertThat(loop.isReading()).isTrue();
    }

    @Test
    void looksNoMoreForRoomWhereTheConnectionEnds() {
        var throttle = throttle(10);
        crowded = true;
        take(throttle, message(1, 1));

        throttle.end();
        loop.after(Duration.ofSeconds(1));

        assertThat(loop.timers()).isZero();
        assertThat(passed()).isEmpty();
    }

    /** Whoever takes one may be done with it at once. */
    @Test
    void takesAnAcknowledgementWhileItHandsOn() {
        var throttle = new Throttle[1];
        throttle[0] =
                new Throttle(
                        1,
                        room.of(() -> crowded),
                        loop,
                        loop,
                        message -> {
                            passed.add(message.number());
                            throttle[0].acknowledged(message.number());
                        });

        for (int number = 1; number <= 5_000; number++) {
            take(throttle[0], large(number, 1));
        }
        loop.run();

        assertThat(passed()).hasSize(5_000);
        assertThat(loop.isReading()).isTrue();
    }

    private Throttle throttle(int mostOpen) {
        var throttle =
                new Throttle(
                        mostOpen,
                        room.of(() -> crowded),
                        loop,
                        loop,
                        message -> passed.add(message.number()));
        throttle.begin(KEEP_ALIVE);
        return throttle;
    }

    private static void take(Throttle throttle, IncomingPublish... messages) {
        for (var message : messages) {
            throttle.take(message);
        }
    }

    private static void fill(Throttle throttle, int count) {
        for (int number = 1; number <= count; number++) {
            throttle.take(message(number, 1));
        }
    }

    private void acknowledge(Throttle throttle, int first, int count) {
        for (int number = first; number < first + count; number++) {
            throttle.acknowledged(number);
            loop.run();
        }
    }

    /** What was handed on since it was asked last. */
    private List<Integer> passed() {
        var numbers = List.copyOf(passed);
        passed.clear();
        return numbers;
    }

    private static IncomingPublish message(int number, int qos) {
        return WireMessages.message("a", new byte[1], qos, number, false, () -> {});
    }

    private static IncomingPublish large(int number, int qos) {
        return WireMessages.message("a", new byte[LARGE], qos, number, false, () -> {});
    }
}
