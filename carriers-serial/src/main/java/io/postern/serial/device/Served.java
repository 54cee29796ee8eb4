package io.postern.serial.device;

import io.postern.api.carrier.ReceiveAddress;
import io.postern.api.setting.MissingWordException;
import java.util.Optional;
import java.util.function.Function;

/** One address as it is served at one device. Immutable. */
final class Served {

    private final ReceiveAddress address;
    private final ReceiveConfig config;
    private final Identity device;
    private final Arrivals arrivals;
    private final boolean choosesAlways;
    private final boolean meant;

    Served(ReceiveAddress address, ReceiveConfig config, Identity device) {
        this.address = address;
        this.config = config;
        this.device = device;
        this.arrivals = new Arrivals(device, config.add());
        this.choosesAlways = config.choosesAlways();
        this.meant = choosesAlways && isChosen();
    }

    ReceiveAddress address() {
        return address;
    }

    ReceiveConfig config() {
        return config;
    }

    Arrivals arrivals() {
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

    private Choice choice(Function<String, Optional<String>> words) throws MissingWordException {
        return Choice.filled(config.device(), (template, clean) -> template.fill(words, clean));
    }

    boolean listens() {
        return config.always() && meant && config.framing().isPresent();
    }

    boolean announces() {
        return config.announce() && meant;
    }
}
