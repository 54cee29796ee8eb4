package io.postern.serial.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.Outcome;
import io.postern.api.testing.FakeReceipt;
import io.postern.api.testing.VirtualTime;
import io.postern.serial.device.ConnectedDevices;
import io.postern.serial.device.DeviceChoice;
import io.postern.serial.device.Joined;
import io.postern.serial.port.PortException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Letters and devices, without any port. */
@Timeout(20)
class DeviceDeliveryTest {

    private final VirtualTime time = new VirtualTime();
    private final ConnectedDevices devices = new ConnectedDevices();
    private final DeviceDelivery delivery = new DeviceDelivery(devices, time);
    private final List<Integer> written = new CopyOnWriteArrayList<>();

    private FakeReceipt send(int letter) {
        var receipt = new FakeReceipt();
        delivery.send(
                new Pending(
                        DeviceChoice.of(Map.of("uid", "A1")),
                        new byte[] {(byte) letter},
                        receipt,
                        Duration.ofSeconds(10),
                        time.nanos()));
        return receipt;
    }

    private void join(Joined.Writing writing) {
        Joined.device(devices, "A1", "/dev/a", writing);
        delivery.look();
    }

    private void take(byte[] bytes) {
        written.add((int) bytes[0]);
    }

    @Test
    void refusesOnlyWhenTheWaitIsOver() {
        var receipt = send(1);

        time.advance(Duration.ofMillis(9_999));
        assertThat(receipt.outcomes()).isEmpty();

        time.advance(Duration.ofMillis(1));
        assertThat(receipt.outcomes())
                .containsExactly(
                        new Outcome.Refused("no device with uid \"A1\" was connected for 10 s"));
    }

    @Test
    void writesWhatWaitedBeforeWhatComesThen() {
        var first = send(1);
        Joined.device(devices, "A1", "/dev/a", this::take);

        var second = send(2);

        assertThat(first.await()).isEqualTo(Outcome.DELIVERED);
        assertThat(second.await()).isEqualTo(Outcome.DELIVERED);
        assertThat(written).containsExactly(1, 2);
    }

    @Test
    void writesAgainWhatWasBrokenOff() throws Exception {
        var broken = new CountDownLatch(1);
        join(
                bytes -> {
                    broken.countDown();
                    throw new PortException("the port is gone");
                });
        var first = send(1);
        var second = send(2);
        broken.await();

        join(this::take);

        assertThat(first.await()).isEqualTo(Outcome.DELIVERED);
        assertThat(second.await()).isEqualTo(Outcome.DELIVERED);
        assertThat(written).containsExactly(1, 2);
    }

    @Test
    void overtakesNothingThatIsStillBeingBrokenOff() throws Exception {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var lost =
                Joined.device(
                        devices,
                        "A1",
                        "/dev/a",
                        bytes -> {
                            begun.countDown();
                            await().until(() -> release.getCount() == 0);
                            throw new PortException("the port is gone");
                        });
        var first = send(1);
        begun.await();
        Joined.leave(devices, lost);

        join(this::take);
        var second = send(2);
        release.countDown();

        assertThat(first.await()).isEqualTo(Outcome.DELIVERED);
        assertThat(second.await()).isEqualTo(Outcome.DELIVERED);
        assertThat(written).containsExactly(1, 2);
    }

    @Test
    void saysThatADeviceDidNotComeBack() {
        join(
                bytes -> {
                    throw new PortException("the port is gone");
                });
        var receipt = send(1);
        await().until(() -> devices.count() == 0);
        await().until(
                        () -> {
                            time.advance(Duration.ofSeconds(10));
                            return !receipt.outcomes().isEmpty();
                        });

        assertThat(receipt.outcomes())
                .containsExactly(
                        new Outcome.Refused(
                                "A1 on /dev/a: the port is gone, and it did not come back for"
                                        + " 10 s"));
    }

    @Test
    void goesOnAfterALetterThatBreaksTheWriter() {
        join(
                bytes -> {
                    if (bytes[0] == 1) {
                        throw new IllegalStateException("cannot be");
                    }
                    take(bytes);
                });

        var first = send(1);
        var second = send(2);

        assertThat(first.await())
                .isEqualTo(
                        new Outcome.Refused(
                                "A1 on /dev/a: writing failed: java.lang.IllegalStateException:"
                                        + " cannot be"));
        assertThat(second.await()).isEqualTo(Outcome.DELIVERED);
        assertThat(written).containsExactly(2);
    }

    @Test
    void settlesNothingMoreOnceItIsClosed() {
        var receipt = send(1);

        delivery.close();
        join(this::take);
        time.advance(Duration.ofSeconds(20));

        assertThat(receipt.outcomes()).isEmpty();
        assertThat(written).isEmpty();
    }
}
