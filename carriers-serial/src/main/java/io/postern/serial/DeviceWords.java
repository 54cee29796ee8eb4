package io.postern.serial;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Nearest;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.serial.identify.DeviceIdentity;
import io.postern.serial.identify.IdentifySettings;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What can be known of the devices of a carrier: their port, and what {@code identify} captures.
 */
final class DeviceWords {

    private static final String STEM = "device.";

    private final Set<String> names = new TreeSet<>();

    DeviceWords(Values carrier) {
        names.add(DeviceIdentity.PORT);
        names.addAll(IdentifySettings.captures(carrier));
    }

    /** As templates have them, such as {@code device.port}. */
    Set<String> words() {
        return names.stream().map(name -> STEM + name).collect(Collectors.toUnmodifiableSet());
    }

    /** Checks what devices are chosen by. */
    void checkNames(Map<String, Template> device, Findings findings) {
        for (var name : device.keySet()) {
            if (!names.contains(name)) {
                findings.problem(
                        "device",
                        expected() + ", found \"" + name + "\"" + Nearest.hint(name, names));
            }
        }
    }

    /**
     * Checks words of a template that is filled in when a device is asked.
     *
     * @param message whether there is a message then too
     */
    void checkWords(String path, Collection<String> words, boolean message, Findings findings) {
        for (var word : words) {
            boolean device = word.startsWith(STEM);
            if (device && !names.contains(word.substring(STEM.length()))) {
                findings.problem(path, expected() + " after $device., found \"$" + word + "\"");
            } else if (!device && !message) {
                findings.problem(
                        path,
                        "expected only words of the device, such as $device.port, since there is no"
                                + " message here; found \"$"
                                + word
                                + "\"");
            }
        }
    }

    private String expected() {
        return "expected "
                + String.join(" or ", names)
                + " (\"port\" and what \"identify\" captures)";
    }
}
