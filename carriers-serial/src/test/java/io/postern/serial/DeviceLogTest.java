package io.postern.serial;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import io.postern.serial.device.ConnectedDevices;
import io.postern.serial.device.Joined;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceLogTest {

    private final ConnectedDevices devices = new ConnectedDevices();
    private final DeviceLog deviceLog =
            new DeviceLog("shed", devices, Optional.empty(), new VirtualTime());

    private void join(String uid, String port) {
        Joined.device(devices, uid, port, bytes -> {});
    }

    @Test
    void saysThatNoneIsThere() {
        assertThat(deviceLog.line()).isEqualTo("carrier shed: 0 devices connected");
    }

    @Test
    void namesDevicesByTheirPorts() {
        join("3B", "/dev/ttyACM1");
        join("3A", "/dev/ttyACM0");

        assertThat(deviceLog.line())
                .isEqualTo(
                        "carrier shed: 2 devices connected: 3A on /dev/ttyACM0, 3B on"
                                + " /dev/ttyACM1");
    }

    @Test
    void namesAHundredAtMost() {
        for (int number = 100; number < 203; number++) {
            join("u" + number, "/dev/p" + number);
        }

        assertThat(deviceLog.line())
                .startsWith("carrier shed: 103 devices connected: u100 on /dev/p100, ")
                .endsWith(", u199 on /dev/p199 and 3 more");
    }
}
