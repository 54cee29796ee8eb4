package io.postern.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.postern.api.testing.VirtualTime;
import io.postern.carrier.LinkState;
import io.postern.carrier.LinkState.Phase;
import io.postern.testing.HeardLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the log says of links, line by line. */
class LinkLogTest {

    private final VirtualTime time = new VirtualTime();
    private final Logger logger = new LoggerContext().getLogger("test");
    private final HeardLog log = new HeardLog(logger);
    private final LinkLog news = new LinkLog(logger, time, Duration.ofSeconds(60));

    private void up() {
        news.changed("cloud", "sending", new LinkState(Phase.UP, time.now(), Optional.empty()));
    }

    private void down(String why) {
        news.changed("cloud", "sending", new LinkState(Phase.DOWN, time.now(), Optional.of(why)));
    }

    private void pass(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    private List<String> said() {
        var said = log.lines();
        log.clear();
        return said;
    }

    @Test
    void aLossAndAReturnAreSaidAtOnce() {
        up();
        pass(20);
        down("cut");
        pass(5);
        up();
        pass(300);

        assertThat(said())
                .containsExactly(
                        "carrier cloud: sending is up",
                        "carrier cloud: sending is down: cut",
                        "carrier cloud: sending is up");
        assertThat(time.timers()).isZero();
    }

    @Test
    void attemptsThatFailAreSaidOnceAMinuteWhileItIsDown() {
        for (int i = 0; i < 13; i++) {
            down("connection refused");
            pass(10);
        }

        assertThat(said())
                .containsExactly(
                        "carrier cloud: sending is down: connection refused",
                        "carrier cloud: sending is still down, for 1 min: connection refused",
                        "carrier cloud: sending is still down, for 2 min: connection refused");
    }

    @Test
    void aLossThatWasJustSaidIsNotSaidAgain() {
        up();
        pass(50);
        down("cut");
        pass(69);

        assertThat(said())
                .containsExactly(
                        "carrier cloud: sending is up", "carrier cloud: sending is down: cut");
        pass(1);
        assertThat(said()).containsExactly("carrier cloud: sending is still down, for 1 min: cut");
    }

    @Test
    void nothingIsSaidOfALossThatIsOver() {
        down("connection refused");
        pass(10);
        down("connection refused");
        pass(10);
        up();
        pass(300);

        assertThat(said())
                .containsExactly(
                        "carrier cloud: sending is down: connection refused",
                        "carrier cloud: sending is up");
    }

    @Test
    void anotherReasonIsSaidAtOnce() {
        down("no host of the name \"x\" is known");
        pass(1);
        down("connection refused");
        pass(1);
        down("no host of the name \"x\" is known");

        assertThat(said())
                .containsExactly(
                        "carrier cloud: sending is down: no host of the name \"x\" is known",
                        "carrier cloud: sending is down: connection refused");
    }

    @Test
    void reasonsThatAreAlwaysNewDoNotFillTheLog() {
        for (int i = 0; i < 50; i++) {
            down("reason " + i);
            pass(1);
        }

        assertThat(said()).hasSize(5);
    }

    @Test
    void oneThatComesAndGoesIsSaidOnceAMinute() {
        for (int i = 0; i < 20; i++) {
            down("cut");
            pass(5);
            up();
            pass(4);
        }

        assertThat(said())
                .containsExactly(
                        "carrier cloud: sending is down: cut",
                        "carrier cloud: sending is up",
                        "carrier cloud: sending is down: cut",
                        "carrier cloud: sending is up",
                        "carrier cloud: sending is down: cut",
                        "carrier cloud: sending is up",
                        "carrier cloud: sending comes and goes: lost 6 times in the last 60 s, up"
                                + " now; the last time: cut",
                        "carrier cloud: sending comes and goes: lost 7 times in the last 60 s,"
                                + " down now; cut",
                        "carrier cloud: sending comes and goes: lost 6 times in the last 60 s, up"
                                + " now; the last time: cut");
        pass(300);
        assertThat(said()).isEmpty();
        assertThat(time.timers()).isZero();
    }

    @Test
    void oneThatFlappedAndStaysIsSaidUpBeforeAMinuteIsOver() {
        for (int i = 0; i < 5; i++) {
            up();
            down("cut");
        }
        pass(60);
        said();
        up();
        assertThat(said()).isEmpty();

        pass(60);
        down("cut");

        assertThat(said())
                .containsExactly(
                        "carrier cloud: sending is up", "carrier cloud: sending is down: cut");
    }

    @Test
    void oneThatWasClosedOnPurposeIsNotSpokenOf() {
        down("cut");
        news.changed("cloud", "sending", new LinkState(Phase.DOWN, time.now(), Optional.empty()));
        pass(300);

        assertThat(said()).containsExactly("carrier cloud: sending is down: cut");
        assertThat(time.timers()).isZero();
    }
}
