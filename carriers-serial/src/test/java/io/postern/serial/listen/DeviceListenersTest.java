package io.postern.serial.listen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeInbox;
import io.postern.api.testing.FakeMeters;
import io.postern.api.testing.VirtualTime;
import io.postern.serial.device.ConnectedDevices;
import io.postern.serial.device.DeviceArrivals;
import io.postern.serial.device.DeviceMeters;
import io.postern.serial.frame.Framings;
import io.postern.serial.identify.DeviceIdentity;
import io.postern.serial.talk.PlayedPort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceListenersTest {

    private final VirtualTime time = new VirtualTime();
    private final FakeInbox inbox = new FakeInbox();
    private final DeviceListeners listeners = new DeviceListeners();

    private DeviceListener ear() {
        var meters = new DeviceMeters(new FakeMeters(), new ConnectedDevices());
        return new DeviceListener(
                new ReceiveAddress("in", "line", Trigger.ALWAYS, Values.NONE),
                Framings.lines(),
                new DeviceArrivals(new DeviceIdentity("/dev/a", JsonObject.EMPTY), Map.of()),
                inbox,
                meters,
                new StrayBytes("device", meters, time));
    }

    private List<String> heard() {
        return inbox.received().stream()
                .map(one -> new String(one.arrival().bytes(), US_ASCII))
                .toList();
    }

    /** The gateway interrupts whom it has waited for long enough: no byte is lost by that. */
    @Test
    void hearsWhatAnExchangeLeftThoughItWasInterrupted() {
        var sharedPort = new SharedPort(new PlayedPort(time), time);
        listeners.change(List.of(ear()));
        sharedPort.begin();
        sharedPort.offer("two\n".getBytes(US_ASCII), 0, 4);

        Thread.currentThread().interrupt();
        listeners.takeBack("one\n".getBytes(US_ASCII), sharedPort);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(heard()).containsExactly("one", "two");
        assertThat(sharedPort.offer(new byte[1], 0, 1)).isZero();
    }
}
