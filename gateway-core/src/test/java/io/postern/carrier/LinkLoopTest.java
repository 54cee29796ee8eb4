package io.postern.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.json.JsonObject;
import io.postern.api.link.Peer;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Values;
import io.postern.api.testing.TestEnvelope;
import io.postern.api.testing.VirtualTime;
import io.postern.delivery.Dispatch;
import io.postern.time.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkLoopTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final VirtualTime time = new VirtualTime();
    private final HandLink cable = new SendingHandLink();
    private final List<String> states = new CopyOnWriteArrayList<>();
    private final List<String> overruns = new CopyOnWriteArrayList<>();
    private final LinkLoop loop =
            new LinkLoop(
                    "plant",
                    cable,
                    new Dispatch(time, Runnable::run),
                    Machine.of(time),
                    state -> states.add(words(state)),
                    address -> overruns.add(address.name()),
                    (what, failure) -> {});

    private static String words(LinkState state) {
        return state.phase().word() + state.trouble().map(why -> ": " + why).orElse("");
    }

    @AfterEach
    void end() throws InterruptedException {
        end(LONG);
    }

    /** Says whether it ended within the time. */
    private boolean end(Duration most) throws InterruptedException {
        loop.beginEnd();
        return loop.awaitEnd(most);
    }

    private void awaitStates(int count) {
        await().until(() -> states.size() >= count);
    }

    /** The state is told before the pause begins. */
    private void pass(Duration pause) {
        await().until(() -> time.timers() == 1);
        time.advance(pause);
    }

    private static ReceiveAddress address(String name) {
        return new ReceiveAddress(name, "soil", Trigger.ALWAYS, Values.NONE);
    }

    @Test
    void opens() {
        loop.start();
        awaitStates(2);

        assertThat(states).containsExactly("opening", "up");
        assertThat(cable.log).containsExactly("open");
    }

    @Test
    void saysWhyItCannotOpenAndTriesAgain() {
        cable.isOut = true;
        loop.start();
        awaitStates(2);

        cable.isOut = false;
        pass(Duration.ofSeconds(1));
        awaitStates(4);

        assertThat(states)
                .containsExactly(
                        "opening",
                        "down: the cable is out; plug it in",
                        "opening: the cable is out; plug it in",
                        "up");
        assertThat(cable.log).containsExactly("open", "close", "open");
    }

    @Test
    void pausesGrow() {
        cable.isOut = true;
        loop.start();
        awaitStates(2);

        var pauses = new ArrayList<Integer>();
        for (int attempt = 2; attempt < 8; attempt++) {
            pauses.add(halfSecondsUntil(attempt));
        }

        for (int i = 0; i < pauses.size(); i++) {
            int whole = Math.min(2 << i, 60);
            assertThat(pauses.get(i)).isBetween(whole / 2, whole);
        }
    }

    private int halfSecondsUntil(int attempt) {
        await().until(() -> time.timers() == 1);
        var gate = new CountDownLatch(1);
        cable.opening = gate;
        int halves = 0;
        while (time.timers() > 0) {
            time.advance(Duration.ofMillis(500));
            halves++;
        }
        gate.countDown();
        awaitStates(2 * attempt);
        return halves;
    }

    @Test
    void aLossTellsClosingAndDownOnceEach() {
        loop.start();
        awaitStates(2);

        cable.watch.lost("cable cut");
        awaitStates(4);

        await().until(() -> time.timers() == 1);
        assertThat(states)
                .containsExactly("opening", "up", "closing: cable cut", "down: cable cut");
        assertThat(cable.log).containsExactly("open", "close");
    }

    @Test
    void aLinkLostTwiceCountsOnce() {
        loop.start();
        awaitStates(2);
        var first = cable.watch;

        first.lost("cable cut");
        first.lost("and again");
        awaitStates(4);
        pass(Duration.ofSeconds(1));
        awaitStates(6);
        first.lost("much later");
        loop.listen(List.of());
        await().until(() -> cable.log.contains("listen []"));

        assertThat(states)
                .containsExactly(
                        "opening",
                        "up",
                        "closing: cable cut",
                        "down: cable cut",
                        "opening: cable cut",
                        "up");
    }

    @Test
    void pausesStartOverAfterAStableTime() {
        loop.start();
        awaitStates(2);
        for (int i = 1; i <= 4; i++) {
            cable.watch.lost("flapping");
            awaitStates(4 * i);
            pass(Duration.ofSeconds(30));
            awaitStates(4 * i + 2);
        }

        time.advance(Duration.ofSeconds(11));
        cable.watch.lost("once");
        awaitStates(20);
        pass(Duration.ofSeconds(1));
        awaitStates(22);

        assertThat(states.get(21)).isEqualTo("up");
    }

    @Test
    void endsPolitely() throws InterruptedException {
        loop.start();
        awaitStates(2);

        assertThat(end(LONG)).isTrue();

        assertThat(states).containsExactly("opening", "up", "closing", "down");
        assertThat(cable.log).containsExactly("open", "close");
    }

    @Test
    void aLinkThatEndsWhileItOpensIsNeverUp() throws InterruptedException {
        var plugged = new CountDownLatch(1);
        cable.opening = plugged;
        loop.start();
        await().until(() -> cable.log.contains("open"));

        assertThat(end(Duration.ofMillis(1))).isFalse();
        plugged.countDown();
        awaitStates(3);

        assertThat(states).containsExactly("opening", "closing", "down");
        await().untilAsserted(() -> assertThat(cable.log).containsExactly("open", "close"));
        assertThat(time.timers()).isZero();
    }

    @Test
    void anEndedLinkDoesNotOpenAgain() throws InterruptedException {
        cable.isOut = true;
        loop.start();
        awaitStates(2);

        end(LONG);
        time.advance(Duration.ofMinutes(5));

        assertThat(cable.log).containsExactly("open", "close");
        assertThat(time.timers()).isZero();
    }

    @Test
    void oneThatEndsWhileItIsDownTellsThatNothingIsWrongAnyMore() throws InterruptedException {
        cable.isOut = true;
        loop.start();
        awaitStates(2);

        end(LONG);

        assertThat(states).containsExactly("opening", "down: the cable is out; plug it in", "down");
    }

    @Test
    void receivesAsSoonAsItIsUpWhatItWasAskedForOnce() {
        cable.isOut = true;
        loop.start();
        awaitStates(2);
        loop.receive(address("soil"), Optional.empty());
        loop.receive(address("soil"), Optional.empty());
        loop.receive(address("gone"), Optional.empty());
        loop.listen(List.of(address("soil")));
        cable.isOut = false;

        pass(Duration.ofSeconds(1));
        awaitStates(4);

        await().untilAsserted(
                        () ->
                                assertThat(cable.log)
                                        .containsExactly(
                                                "open",
                                                "close",
                                                "listen [soil]",
                                                "open",
                                                "receive soil"));
    }

    private static Optional<Envelope> message(int number) {
        return Optional.of(TestEnvelope.of("call", JsonObject.EMPTY).withEntryId(number));
    }

    private long times(String line) {
        return cable.log.stream().filter(line::equals).count();
    }

    /** The link is up, and its device answers nothing until the latch is counted down. */
    private CountDownLatch mute() {
        var mute = new CountDownLatch(1);
        cable.receiving = mute;
        loop.start();
        awaitStates(2);
        loop.receive(address("soil"), Optional.empty());
        await().until(() -> times("receive soil") == 1);
        return mute;
    }

    @Test
    void aMuteDeviceIsAskedOnceMoreHoweverOftenTheClockAsks() {
        var mute = mute();

        for (int i = 0; i < 100; i++) {
            loop.receive(address("soil"), Optional.empty());
            loop.receive(address("air"), Optional.empty());
        }
        mute.countDown();
        loop.receive(address("last"), Optional.empty());
        await().until(() -> times("receive last") == 1);

        assertThat(cable.log)
                .containsExactly(
                        "open", "receive soil", "receive soil", "receive air", "receive last");
        assertThat(overruns).isEmpty();
    }

    @Test
    void eachMessageThatAsksCountsUpToABound() {
        var mute = mute();

        for (int number = 1; number <= 1_010; number++) {
            loop.receive(address("soil"), message(number));
        }
        mute.countDown();
        await().until(() -> times("receive soil because 1000") == 1);

        assertThat(overruns).hasSize(10).containsOnly("soil");
        assertThat(cable.log).hasSize(1_002).doesNotContain("receive soil because 1001");
        assertThat(cable.log.get(2)).isEqualTo("receive soil because 1");
    }

    @Test
    void whileItIsDownOnlyTheNewestMessageOfAnAddressWaits() {
        cable.isOut = true;
        loop.start();
        awaitStates(2);
        for (int number = 1; number <= 2_000; number++) {
            loop.receive(address("soil"), message(number));
        }
        loop.receive(address("soil"), Optional.empty());
        cable.isOut = false;

        pass(Duration.ofSeconds(1));
        awaitStates(4);

        await().untilAsserted(
                        () ->
                                assertThat(cable.log)
                                        .containsExactly(
                                                "open",
                                                "close",
                                                "open",
                                                "receive soil because 2000"));
        assertThat(overruns).isEmpty();
    }

    @Test
    void aDeviceThatHangsWhileItEndsIsClosedOnceItLetsGo() throws InterruptedException {
        var mute = mute();
        loop.receive(address("soil"), message(1));

        boolean inTime = end(Duration.ofMillis(1));
        mute.countDown();
        await().until(() -> cable.log.contains("close"));

        assertThat(inTime).isFalse();
        assertThat(cable.log).containsExactly("open", "receive soil", "close");
        assertThat(states).containsExactly("opening", "up", "closing", "down");
    }

    @Test
    void howLongItIsUpDoesNotJumpWithTheWallClock() {
        loop.start();
        awaitStates(2);
        time.advance(Duration.ofSeconds(5));

        time.set(time.now().plus(Duration.ofDays(365)));

        assertThat(loop.state().since()).isEqualTo(time.now().minusSeconds(5));
    }

    @Test
    void aLossLastsFromItsBeginningHoweverOftenItIsTried() {
        loop.start();
        awaitStates(2);
        cable.isOut = true;
        var lost = time.now();
        cable.watch.lost("cable cut");
        awaitStates(4);

        // as long as a pause may be, and no longer: the next one is not over
        for (int attempt = 1; attempt <= 3; attempt++) {
            pass(Duration.ofSeconds(1L << (attempt - 1)));
            awaitStates(4 + 2 * attempt);
        }

        var down = loop.state();
        assertThat(down.phase()).isEqualTo(LinkState.Phase.DOWN);
        assertThat(down.since()).isEqualTo(lost);
        assertThat(down.attempts()).isEqualTo(3);
        assertThat(down.losses()).isEqualTo(1);
        assertThat(down.tried()).isBetween(lost.plusMillis(3_500), lost.plusSeconds(7));

        cable.isOut = false;
        pass(Duration.ofSeconds(8));
        awaitStates(12);

        assertThat(loop.state().since()).isAfter(down.tried());
        assertThat(loop.state().attempts()).isZero();
    }

    @Test
    void aRemarkIsShownWhileItIsUpAndToldToNobody() {
        loop.start();
        awaitStates(2);
        var since = loop.state().since();
        time.advance(Duration.ofSeconds(5));

        cable.watch.remark("no answer since noon");
        var shown = loop.state();
        cable.watch.remark("");
        var cleared = loop.state();

        assertThat(shown)
                .isEqualTo(
                        new LinkState(
                                LinkState.Phase.UP,
                                since,
                                Optional.empty(),
                                Optional.of("no answer since noon"),
                                Optional.empty(),
                                0,
                                since,
                                0));
        assertThat(cleared.remark()).isEmpty();
        assertThat(states).containsExactly("opening", "up");
    }

    @Test
    void aRemarkEndsWithTheLink() {
        loop.start();
        awaitStates(2);
        var first = cable.watch;
        first.remark("no answer");

        first.lost("cable cut");
        awaitStates(4);
        pass(Duration.ofSeconds(1));
        awaitStates(6);
        first.remark("too late");

        assertThat(loop.state().remark()).isEmpty();
    }

    @Test
    void theDeviceOfALinkIsToldWhileItIsUpAndAfter() {
        cable.peer = Optional.of(new Peer("A", "/dev/ttyACM0"));
        loop.start();
        awaitStates(2);
        var up = loop.state().peer();

        cable.watch.lost("cable cut");
        awaitStates(4);

        assertThat(up).isEqualTo(cable.peer);
        assertThat(loop.state().peer()).isEqualTo(cable.peer);
    }
}
