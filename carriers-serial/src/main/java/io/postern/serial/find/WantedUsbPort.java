package io.postern.serial.find;

import io.postern.api.text.Glob;
import io.postern.serial.list.ListedPort.Usb;
import java.nio.file.Path;
import java.util.Optional;

/** Ports by what their USB device says of itself; what is empty fits all. */
record WantedUsbPort(
        Optional<String> vid,
        Optional<String> pid,
        Optional<Glob> serial,
        Optional<Glob> description)
        implements WantedPort {

    @Override
    public void look(FoundPorts found) {
        for (var device : found.devices()) {
            if (device.usb().filter(this::fits).isPresent()) {
                found.device(Path.of(device.port()));
            }
        }
    }

    private boolean fits(Usb usb) {
        return vid.map(usb.vid()::equalsIgnoreCase).orElse(true)
                && pid.map(usb.pid()::equalsIgnoreCase).orElse(true)
                && fits(serial, usb.serial())
                && (fits(description, usb.product())
                        || fits(description, usb.manufacturer() + " " + usb.product()));
    }

    private static boolean fits(Optional<Glob> glob, String text) {
        return glob.map(wanted -> wanted.matches(text)).orElse(true);
    }
}
