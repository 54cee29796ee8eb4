package io.postern.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.link.Link;
import io.postern.api.setting.Values;
import io.postern.api.testing.RealTime;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.delivery.Dispatch;
import io.postern.office.AddressCounters;
import io.postern.time.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that come and go while their carrier runs, on their own threads. */
class LinksTest {

    private final RealTime time = new RealTime();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final HandLink fixed = new HandLink("ports");
    private final HandLink device = new HandLink("/dev/ttyACM0");
    private final Links links = links();

    private Links links() {
        return new Links(
                "benches",
                new Dispatch(time, Runnable::run),
                Machine.of(time),
                new Told(),
                new Reception(
                        new OpenChains(),
                        HeapShares.of(64L << 20),
                        new AddressCounters("carrier benches", (name, reason) -> {})));
    }

    private final class Told implements LinkListener {

        @Override
        public void changed(String carrier, String link, LinkState state) {
            told.add(link + " " + state.phase().word());
        }

        @Override
        public void gone(String carrier, String link, String why) {
            told.add(link + " gone: " + why);
        }
    }

    @BeforeEach
    void start() {
        links.fix(List.of(fixed));
        links.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        device.opening.countDown();
        device.receiving.countDown();
        links.end();
        time.close();
    }

    private static ReceiveAddress address(String name) {
        return new ReceiveAddress(name, "soil", Trigger.AS_NEEDED, Values.NONE);
    }

    private void plug(Link link) {
        links.plug(link);
        await().until(() -> told.contains(link.name() + " up"));
    }

    private List<String> names() {
        return links.states().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void aPluggedLinkIsToldItsAddressesAndOpened() {
        links.listen(List.of(address("soil")));

        plug(device);

        assertThat(device.log).containsExactly("listen [soil]", "open");
    }

    @Test
    void newAddressesAndQuestionsReachItToo() {
        plug(device);

        links.listen(List.of(address("air")));
        links.receive(address("air"), Optional.empty());
        await().until(() -> device.log.contains("receive air"));

        assertThat(device.log).containsExactly("listen []", "open", "listen [air]", "receive air");
    }

    @Test
    void thoseThatArePluggedInFollowTheFixedOnesByName() {
        plug(new HandLink("c"));
        plug(new HandLink("a"));
        plug(new HandLink("b"));

        assertThat(names()).containsExactly("ports", "a", "b", "c");
    }

    @Test
    void aNameInUseIsRefused() {
        plug(device);

        assertThatThrownBy(() -> links.plug(new HandLink("/dev/ttyACM0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "carrier benches: expected a link with a name of its own, found"
                                + " \"/dev/ttyACM0\" again");
        assertThatThrownBy(() -> links.plug(new HandLink("ports")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneThatSendsIsRefused() {
        assertThatThrownBy(() -> links.plug(new SendingHandLink()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "carrier benches: expected a link that does not send, found \"cable\";"
                                + " only links() may send");
    }

    @Test
    void anUnpluggedLinkIsGoneAtOnceAndClosedPolitely() {
        plug(device);

        links.unplug(device, "the port vanished");
        var left = names();
        await().until(() -> device.log.contains("close"));

        assertThat(left).containsExactly("ports");
        assertThat(told).last().isEqualTo("/dev/ttyACM0 gone: the port vanished");
    }

    @Test
    void unpluggingTwiceOrAStrangerIsHarmless() {
        plug(device);

        links.unplug(device, "the port vanished");
        links.unplug(device, "the port vanished");
        links.unplug(new HandLink("stranger"), "never seen");

        assertThat(told.stream().filter(line -> line.contains("gone"))).hasSize(1);
    }

    @Test
    void theNextLinkOfANameOpensAfterTheLastIsClosed() {
        plug(device);
        device.receiving = new CountDownLatch(1);
        links.receive(address("soil"), Optional.empty());
        await().until(() -> device.log.contains("receive soil"));
        links.unplug(device, "the port vanished");
        var next = new HandLink("/dev/ttyACM0");

        links.plug(next);
        var waiting = links.states().get(1).getValue();
        device.receiving.countDown();
        await().until(() -> next.log.contains("open"));

        assertThat(waiting.trouble()).contains("waits until its last connection is closed");
        assertThat(device.log).last().isEqualTo("close");
    }

    @Test
    void aLinkThatWaitsForTheLastMayGoBeforeItOpens() {
        plug(device);
        device.receiving = new CountDownLatch(1);
        links.receive(address("soil"), Optional.empty());
        await().until(() -> device.log.contains("receive soil"));
        links.unplug(device, "the port vanished");
        var second = new HandLink("/dev/ttyACM0");
        var third = new HandLink("/dev/ttyACM0");

        links.plug(second);
        links.unplug(second, "vanished again");
        links.plug(third);
        var before = List.copyOf(third.log);
        device.receiving.countDown();
        await().until(() -> third.log.contains("open"));

        assertThat(before).doesNotContain("open");
        assertThat(second.log).doesNotContain("open");
    }

    @Test
    void nothingIsPluggedInAfterTheEnd() throws InterruptedException {
        links.end();

        links.plug(device);

        assertThat(names()).containsExactly("ports");
        assertThat(device.log).isEmpty();
    }

    @Test
    void manyMuteDevicesEndWithinOneBound() throws InterruptedException {
        var mute = new CountDownLatch(1);
        var devices = new ArrayList<HandLink>();
        for (int i = 0; i < 50; i++) {
            var one = new HandLink("device" + i);
            one.receiving = mute;
            devices.add(one);
            plug(one);
        }
        links.receive(address("soil"), Optional.empty());
        await().until(() -> devices.stream().allMatch(one -> one.log.contains("receive soil")));
        var begun = Instant.now();

        links.end();
        var took = Duration.between(begun, Instant.now());
        mute.countDown();

        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(fixed.log).contains("close");
        await().until(() -> devices.stream().allMatch(one -> one.log.contains("close")));
    }

    @Test
    void theThreadOfOneDeviceIsTheCarriers() {
        plug(device);

        assertThat(links.runOn(device.thread.orElseThrow())).isTrue();
        assertThat(links.runOn(Thread.currentThread())).isFalse();
    }

    @Test
    void pluggingAndUnpluggingByManyThreadsLeavesNothing() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            var name = "port" + i % 4;
            var thread =
                    new Thread(
                            () -> {
                                for (int round = 0; round < 50; round++) {
                                    var one = new HandLink(name);
                                    try {
                                        links.plug(one);
                                    } catch (IllegalArgumentException taken) {
                                        continue;
                                    }
                                    links.unplug(one, "round " + round);
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (var thread : threads) {
            thread.join(Duration.ofSeconds(30).toMillis());
        }
        plug(device);

        assertThat(names()).containsExactly("ports", "/dev/ttyACM0");
    }
}
