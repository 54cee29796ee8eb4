package io.postern.serial.find;

import io.postern.serial.port.TcpPlace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the names in {@code ports} mean. */
final class PortSettings {

    static final String ANY = "any";

    private static final Pattern WINDOWS = Pattern.compile("(?i)(\\\\\\\\\\.\\\\)?COM\\d+");

    private PortSettings() {}

    /**
     * @throws IllegalArgumentException when it names no port, saying what was expected
     */
    static WantedPort of(String name) {
        if (name.equals(ANY)) {
            return PortSettings::every;
        }
        if (TcpPlace.isMeant(name)) {
            var place = TcpPlace.of(name).toString();
            return found -> found.always(place);
        }
        if (WINDOWS.matcher(name).matches()) {
            return found -> listed(name, found);
        }
        if (!name.startsWith("/")) {
            throw new IllegalArgumentException(
                    "expected a path such as \"/dev/ttyUSB0\", \"tcp://HOST:PORT\" or \"any\","
                            + " found \""
                            + name
                            + "\""
                            + hint(name));
        }
        if (PathGlob.isMeant(name)) {
            var glob = PathGlob.of(name);
            return found -> glob.walk(found.budget(), found::device);
        }
        var path = Path.of(name);
        return found -> found.path(path);
    }

    private static String hint(String name) {
        if (name.equalsIgnoreCase(ANY) || name.equalsIgnoreCase("all") || name.equals("*")) {
            return "; did you mean \"any\"";
        }
        if (name.toLowerCase(Locale.ROOT).startsWith("tty")) {
            return "; did you mean \"/dev/" + name + "\"";
        }
        return name.startsWith("dev/") ? "; did you mean \"/" + name + "\"" : "";
    }

    private static void every(FoundPorts found) {
        for (var device : found.devices()) {
            if (!device.console()) {
                found.device(Path.of(device.port()));
            }
        }
    }

    private static void listed(String name, FoundPorts found) {
        for (var device : found.devices()) {
            if (device.port().equalsIgnoreCase(name)) {
                found.always(name);
            }
        }
    }
}
