package io.postern.mqtt.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeepAliveTest {

    private static final Duration MOST = Duration.ofSeconds(60);

    private final VirtualLoop loop = new VirtualLoop();

    /** When it asked, and when it said that nobody is there. */
    private final List<Duration> asked = new ArrayList<>();

    private final List<Duration> dead = new ArrayList<>();

    /** When anything was sent. */
    private final List<Duration> sent = new ArrayList<>();

    private boolean answers = true;
    private KeepAlive keepAlive = keepAlive(MOST);

    @Test
    void asksAfterHalfTheTimeWhereBothAreSilent() {
        keepAlive.begin();

        seconds(29);
        assertThat(asked).isEmpty();
        seconds(1);

        assertThat(asked).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void asksNothingWhileBothSpeak() {
        keepAlive.begin();

        for (int count = 0; count < 100; count++) {
            seconds(10);
            send();
            keepAlive.received();
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void asksWhereOnlyWeSpeak() {
        keepAlive.begin();

        for (int count = 0; count < 3; count++) {
            seconds(10);
            send();
        }

        assertThat(asked).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void asksWhereOnlyTheBrokerSpeaks() {
        keepAlive.begin();

        for (int count = 0; count < 3; count++) {
            seconds(10);
            keepAlive.received();
        }

        assertThat(asked).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void isNeverSilentForLongerThanTheKeepAlive() {
        keepAlive.begin();
        sent.add(Duration.ZERO);

        for (int seed = 0; seed < 200; seed++) {
            speakNowAndThen(new Random(seed));
        }

        assertThat(dead).isEmpty();
        for (int at = 1; at < sent.size(); at++) {
            assertThat(sent.get(at).minus(sent.get(at - 1))).isLessThanOrEqualTo(MOST);
        }
    }

    private void speakNowAndThen(Random random) {
        int often = 1 + random.nextInt(120);
        for (int second = 0; second < 600; second++) {
            seconds(1);
            if (random.nextInt(often) == 0) {
                send();
            }
            if (random.nextInt(often) == 0) {
                keepAlive.received();
            }
        }
    }

    @Test
    void goesOnForAsLongAsTheBrokerAnswers() {
        keepAlive.begin();

        loop.after(Duration.ofDays(1));

        assertThat(dead).isEmpty();
        assertThat(asked).hasSizeGreaterThanOrEqualTo(24 * 60 - 1);
    }

    @Test
    void saysThatNobodyIsThereOneKeepAliveAfterItAsked() {
        answers = false;
        keepAlive.begin();

        seconds(89);
        assertThat(dead).isEmpty();
        loop.after(Duration.ofHours(1));

        assertThat(asked.get(0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(dead).containsExactly(Duration.ofSeconds(90));
    }

    @Test
    void saysItAlsoWhereWeSpeakAllTheTime() {
        answers = false;
        keepAlive.begin();

        for (int second = 0; second < 300; second++) {
            seconds(1);
            send();
        }

        assertThat(dead).containsExactly(Duration.ofSeconds(90));
    }

    @Test
    void givesTheBrokerAFullKeepAliveWheneverItFellSilent() {
        answers = false;
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            keepAlive = keepAlive(MOST);
            asked.clear();
            dead.clear();
            keepAlive.begin();
            for (int left = random.nextInt(500); left > 0; left--) {
                seconds(1);
                send();
                keepAlive.received();
            }
            var silentSince = loop.now();

            loop.after(Duration.ofHours(1));

            assertThat(dead).as("seed %d", seed).hasSize(1);
            assertThat(dead.get(0).minus(asked.get(0))).isEqualTo(MOST);
            assertThat(dead.get(0).minus(silentSince)).isBetween(MOST, MOST.multipliedBy(2));
        }
    }

    @Test
    void forgivesALateAnswer() {
        answers = false;
        keepAlive.begin();

        for (int count = 0; count < 100; count++) {
            seconds(59);
            keepAlive.received();
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void neverAsksWithoutAKeepAlive() {
        keepAlive = keepAlive(Duration.ZERO);
        keepAlive.begin();

        loop.after(Duration.ofDays(10));

        assertThat(asked).isEmpty();
        assertThat(dead).isEmpty();
        assertThat(loop.timers()).isZero();
    }

    @Test
    void asksNothingOnceTheConnectionEnded() {
        keepAlive.begin();
        seconds(45);
        asked.clear();

        keepAlive.end();
        loop.after(Duration.ofHours(1));

        assertThat(asked).isEmpty();
        assertThat(loop.timers()).isZero();
    }

    /** What is asked leaves at the end of the turn, and is answered after that. */
    private KeepAlive keepAlive(Duration most) {
        var made = new KeepAlive[1];
        made[0] =
                new KeepAlive(
                        loop,
                        most,
                        () -> {
                            asked.add(loop.now());
                            loop.execute(() -> leave(made[0]));
                        },
                        () -> dead.add(loop.now()));
        return made[0];
    }

    private void leave(KeepAlive its) {
        sent.add(loop.now());
        its.sent();
        if (answers) {
            its.received();
        }
    }

    private void send() {
        sent.add(loop.now());
        keepAlive.sent();
    }

    private void seconds(int count) {
        loop.after(Duration.ofSeconds(count));
    }
}
