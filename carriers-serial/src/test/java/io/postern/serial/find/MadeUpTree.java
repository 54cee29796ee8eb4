package io.postern.serial.find;

import io.postern.serial.list.PortList;
import io.postern.serial.list.SystemTexts;
import io.postern.serial.list.SystemTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A machine's /sys/class/tty and /dev, as Linux lays them out, with what is read of them. */
public final class MadeUpTree {

    private final Path root;
    private final List<String> reads = new ArrayList<>();

    public MadeUpTree(Path root) throws IOException {
        this.root = root.toRealPath();
        Files.createDirectories(dev());
        Files.createDirectories(ttys().resolve("console"));
        write(ttys().resolve("console/active"), "tty0 ttyAMA0");
    }

    public Path dev() {
        return root.resolve("dev");
    }

    Path ttys() {
        return root.resolve("sys/class/tty");
    }

    public PortList devices() {
        return new SystemTree(
                ttys(),
                dev(),
                file -> {
                    reads.add(file.getFileName().toString());
                    return SystemTexts.read(file);
                });
    }

    /** The names of the files read since it was asked last. */
    public List<String> reads() {
        var read = List.copyOf(reads);
        reads.clear();
        return read;
    }

    /** A USB device with one port that leads to a real one. */
    public void plugUsb(String name, String where, Map<String, String> says, Path to)
            throws IOException {
        var device = root.resolve("sys/devices/usb1").resolve(where);
        for (var word : says.entrySet()) {
            write(device.resolve(word.getKey()), word.getValue() + "\n");
        }
        plug(name, device.resolve(where + ":1.0"), to);
    }

    /** A port of any other kind. */
    Path plug(String name, Path behind, Path to) throws IOException {
        var tty = behind.resolve("tty").resolve(name);
        Files.createDirectories(tty);
        link(tty.resolve("device"), behind);
        link(ttys().resolve(name), tty);
        link(dev().resolve(name), to);
        return tty;
    }

    /** A port of the board itself. */
    public Path plugBoard(String name, Path to) throws IOException {
        return plug(name, root.resolve("sys/devices/platform").resolve(name), to);
    }

    /** A terminal without a device. */
    public void virtual(String name, Path to) throws IOException {
        var tty = root.resolve("sys/devices/virtual/tty").resolve(name);
        Files.createDirectories(tty);
        link(ttys().resolve(name), tty);
        link(dev().resolve(name), to);
    }

    public void unplug(String name) throws IOException {
        Files.delete(ttys().resolve(name));
        Files.delete(dev().resolve(name));
    }

    public void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void link(Path link, Path to) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, to);
    }
}
