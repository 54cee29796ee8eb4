package io.postern.serial.find;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.api.text.Glob;
import io.postern.serial.list.ListedPorts;
import io.postern.serial.list.SystemTexts;
import io.postern.serial.list.SystemTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Which ports a carrier wants. */
public final class FindSettings {

    private static final Setting<List<String>> PORTS =
            Setting.<List<String>>of(
                            "ports",
                            "Paths such as \"/dev/ttyACM0\", paths with wildcards such as"
                                    + " \"/dev/serial/by-id/*\", TCP ports such as"
                                    + " \"tcp://10.0.0.7:4001\", or \"any\" for every serial port"
                                    + " of the machine (only with \"identify\"). One text may hold"
                                    + " several, separated by commas; empty text names none.",
                            new Shape.Listing(new Shape.Text(true)))
                    .orElse(List.of());
    private static final Setting<String> VID =
            Setting.text("vid", "The USB vendor's number: 4 hexadecimal digits.").optional();
    private static final Setting<String> PID =
            Setting.text("pid", "The USB product's number: 4 hexadecimal digits.").optional();
    private static final Setting<String> SERIAL =
            Setting.text(
                            "serial_number",
                            "The USB device's own number, with wildcards where wanted, in any"
                                    + " case.")
                    .optional();
    private static final Setting<String> DESCRIPTION =
            Setting.text(
                            "description",
                            "What the USB device calls itself, with wildcards where wanted, in any"
                                    + " case: its product, or its maker and product with a space"
                                    + " between.")
                    .optional();
    private static final Setting<List<Values>> USB =
            Setting.<List<Values>>of(
                            "usb",
                            "USB devices by what they say of themselves; all that is given must"
                                    + " fit. Counts only where \"ports\" names none.",
                            new Shape.Listing(
                                    new Shape.Group(Settings.of(VID, PID, SERIAL, DESCRIPTION))))
                    .orElse(List.of());

    /** The keys of a carrier's file. */
    public static final List<Setting<?>> ALL = List.of(PORTS, USB);

    private static final Path TTYS = Path.of("/sys/class/tty");
    private static final Path DEV = Path.of("/dev");
    private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]{4}");

    private FindSettings() {}

    /** Looks for what checked settings name. */
    public static PortFinder of(Values settings) {
        var devices =
                Files.isDirectory(TTYS)
                        ? new SystemTree(TTYS, DEV, SystemTexts::read)
                        : new ListedPorts();
        var log = LoggerFactory.getLogger(WantedPorts.class);
        return new WantedPorts(wishes(settings), devices, log::warn);
    }

    public static List<WantedPort> wishes(Values settings) {
        var names = names(settings);
        return names.isEmpty()
                ? settings.get(USB).stream().map(FindSettings::usb).toList()
                : names.stream().map(PortSettings::of).toList();
    }

    private static WantedPort usb(Values usb) {
        return new WantedUsbPort(
                usb.find(VID), usb.find(PID), glob(usb, SERIAL), glob(usb, DESCRIPTION));
    }

    private static Optional<Glob> glob(Values usb, Setting<String> setting) {
        return usb.find(setting).map(FindSettings::glob);
    }

    private static Glob glob(String text) {
        return Glob.of(text, Glob.Option.ANY_CASE, Glob.Option.CHOICES);
    }

    /** What is said while nothing is found, naming what is looked for. */
    public static String missing(Values settings) {
        var names = names(settings);
        return names.isEmpty()
                ? "no USB device is there that \"usb\" names: "
                        + settings.get(USB).stream()
                                .map(FindSettings::words)
                                .collect(Collectors.joining(", "))
                : "no port is there that \"ports\" names: " + String.join(", ", names);
    }

    private static String words(Values usb) {
        var number =
                usb.has(VID) || usb.has(PID)
                        ? Stream.of(usb.find(VID).orElse("*") + ":" + usb.find(PID).orElse("*"))
                        : Stream.<String>empty();
        var texts = Stream.of(SERIAL, DESCRIPTION).flatMap(key -> usb.find(key).stream());
        return Stream.concat(number, texts).collect(Collectors.joining(" "));
    }

    /** Whether every serial port of the machine is wanted: not without asking each who it is. */
    public static boolean namesAny(Values settings) {
        return names(settings).contains(PortSettings.ANY);
    }

    /** One text may hold several, so that it can come from an environment variable. */
    private static List<String> names(Values settings) {
        return settings.get(PORTS).stream()
                .flatMap(text -> Pattern.compile(",").splitAsStream(text))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Finds what no port can be found by. */
    public static void check(Values settings, Findings findings) {
        var names = names(settings);
        var usb = settings.get(USB);
        if (names.isEmpty() && usb.isEmpty()) {
            findings.problem(
                    "ports",
                    "expected ports, such as [\"/dev/ttyACM0\"], or \"usb\", such as {\"vid\":"
                            + " \"0483\", \"pid\": \"5740\"}, found neither");
        }
        if (!names.isEmpty() && !usb.isEmpty()) {
            findings.note("usb", "does not count, since \"ports\" names ports");
        }
        names.forEach(name -> tell(PortSettings::of, name, "ports", findings));
        usb.forEach(one -> checkUsb(one, findings));
    }

    private static void checkUsb(Values usb, Findings findings) {
        var keys = List.of(VID, PID, SERIAL, DESCRIPTION);
        if (keys.stream().noneMatch(key -> usb.find(key).isPresent())) {
            findings.problem(
                    "usb",
                    "expected one or more of vid, pid, serial_number, description, found none");
        }
        for (var key : List.of(VID, PID)) {
            usb.find(key)
                    .filter(digits -> !DIGITS.matcher(digits).matches())
                    .ifPresent(
                            wrong ->
                                    findings.problem(
                                            "usb." + key.name(),
                                            "expected 4 hexadecimal digits, such as \"0483\","
                                                    + " found \""
                                                    + wrong
                                                    + "\""));
        }
        for (var key : List.of(SERIAL, DESCRIPTION)) {
            usb.find(key)
                    .ifPresent(
                            text -> tell(FindSettings::glob, text, "usb." + key.name(), findings));
        }
    }

    private static void tell(
            Function<String, ?> reading, String text, String setting, Findings findings) {
        try {
            reading.apply(text);
        } catch (IllegalArgumentException wrong) {
            findings.problem(setting, String.valueOf(wrong.getMessage()));
        }
    }
}
