package io.postern.serial.list;

import io.postern.serial.list.ListedPort.Usb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what Linux says of one terminal. */
final class TtyFolder {

    private static final String VID = "idVendor";

    /** How a port is marked that a driver offers without there being one. */
    private static final String PHANTOM = "0";

    private static final int DEEPEST = 32;

    private final Path ttys;
    private final Path dev;
    private final SystemTexts texts;

    TtyFolder(Path ttys, Path dev, SystemTexts texts) {
        this.ttys = ttys;
        this.dev = dev;
        this.texts = texts;
    }

    /** The serial port that it is; empty for a terminal that is none, such as a virtual console. */
    Optional<ListedPort> read(String name, Path entry) {
        var behind = entry.resolve("device");
        if (!Files.exists(behind) || texts.in(entry.resolve("type")).equals(PHANTOM)) {
            return Optional.empty();
        }
        var usb = usbFolder(behind).map(this::usb);
        boolean console = usb.isEmpty() && isConsole(name);
        return Optional.of(new ListedPort(dev.resolve(name).toString(), usb, console));
    }

    private boolean isConsole(String name) {
        return List.of(texts.in(ttys.resolve("console/active")).split("\\s+")).contains(name);
    }

    private static Optional<Path> usbFolder(Path behind) {
        try {
            var at = Optional.of(behind.toRealPath());
            for (int i = 0; i < DEEPEST && at.isPresent(); i++) {
                if (Files.exists(at.get().resolve(VID))) {
                    return at;
                }
                at = at.map(Path::getParent);
            }
            return Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private Usb usb(Path folder) {
        return new Usb(
                texts.in(folder.resolve(VID)),
                texts.in(folder.resolve("idProduct")),
                texts.in(folder.resolve("serial")),
                texts.in(folder.resolve("product")),
                texts.in(folder.resolve("manufacturer")));
    }
}
