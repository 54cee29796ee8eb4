package io.postern.serial.session;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.setting.MissingWordException;
import io.postern.serial.device.DeviceArrivals;
import io.postern.serial.device.DeviceChoice;
import io.postern.serial.device.SerialReceiveConfig;
import io.postern.serial.identify.DeviceIdentity;
import java.util.Optional;
import java.util.function.Function;

/** One address as it is served at one device. Immutable. */
final class ServedAddress {

    private final ReceiveAddress address;
    private final SerialReceiveConfig config;
    private final DeviceIdentity device;
    private final DeviceArrivals arrivals;
    private final boolean choosesAlways;
    private final boolean meant;

    ServedAddress(ReceiveAddress address, SerialReceiveConfig config, DeviceIdentity device) {
        this.address = address;
        this.config = config;
        this.device = device;
        this.arrivals = new DeviceArrivals(device, config.add());
        this.choosesAlways = config.choosesAlways();
        this.meant = choosesAlways && isChosen();
    }

    ReceiveAddress address() {
        return address;
    }

    SerialReceiveConfig config() {
        return config;
    }

    DeviceArrivals arrivals() {
        return arrivals;
    }

    /** Whether the device is among those that the address is for. */
    boolean isFor(Function<String, Optional<String>> words) throws MissingWordException {
        return choosesAlways ? meant : choice(words).takes(device);
    }

    /** Whether it is, where no message chooses. */
    private boolean isChosen() {
        try {
            return choice(arrivals.words()).takes(device);
        } catch (MissingWordException unknown) {
            return false;
        }
    }

    private DeviceChoice choice(Function<String, Optional<String>> words)
            throws MissingWordException {
        return DeviceChoice.filled(
                config.device(), (template, clean) -> template.fill(words, clean));
    }

    boolean listens() {
        return config.always() && meant && config.framing().isPresent();
    }

    boolean announces() {
        return config.announce() && meant;
    }
}
