package io.postern.serial;

import io.postern.api.context.Time;
import io.postern.serial.device.ConnectedDevice;
import io.postern.serial.device.ConnectedDevices;
import io.postern.serial.device.DeviceChoice;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log, now and again, which devices are connected. */
final class DeviceLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Serial");
    private static final int MOST_NAMED = 100;

    private final String carrier;
    private final ConnectedDevices devices;
    private final Optional<Duration> rhythm;
    private final Time time;
    private Optional<Time.Timer> timer = Optional.empty();

    /**
     * @param rhythm how often; never where it is empty
     */
    DeviceLog(String carrier, ConnectedDevices devices, Optional<Duration> rhythm, Time time) {
        this.carrier = carrier;
        this.devices = devices;
        this.rhythm = rhythm;
        this.time = time;
    }

    void start() {
        timer = rhythm.map(each -> time.every(each, () -> LOG.info("{}", line())));
    }

    void stop() {
        timer.ifPresent(Time.Timer::cancel);
        timer = Optional.empty();
    }

    /**
     * Such as {@code carrier shed: 2 devices connected: 3A on /dev/ttyACM0, 3B on /dev/ttyACM1}.
     */
    String line() {
        var all = devices.chosen(DeviceChoice.ANY);
        var head =
                "carrier "
                        + carrier
                        + ": "
                        + (all.size() == 1 ? "1 device" : all.size() + " devices")
                        + " connected";
        if (all.isEmpty()) {
            return head;
        }
        var names =
                all.stream()
                        .limit(MOST_NAMED)
                        .map(ConnectedDevice::toString)
                        .collect(Collectors.joining(", "));
        int more = all.size() - MOST_NAMED;
        return head + ": " + names + (more > 0 ? " and " + more + " more" : "");
    }
}
