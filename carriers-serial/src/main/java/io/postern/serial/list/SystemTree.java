package io.postern.serial.list;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The serial ports that Linux shows in {@code /sys/class/tty}. Listing them through jSerialComm
 * would read everything each time, and keep ports that were pulled out while they were open.
 */
public final class SystemTree implements PortList {

    private final Path ttys;
    private final TtyFolder folder;
    private Map<String, Known> known = Map.of();

    /** What was read of an entry; another mark means another device. */
    private record Known(String mark, Optional<ListedPort> device) {}

    public SystemTree(Path ttys, Path dev, SystemTexts texts) {
        this.ttys = ttys;
        this.folder = new TtyFolder(ttys, dev, texts);
    }

    @Override
    public List<ListedPort> all(ScanLimit budget) {
        var now = new HashMap<String, Known>();
        var all = new ArrayList<ListedPort>();
        try (var entries = Files.newDirectoryStream(ttys)) {
            for (var entry : entries) {
                if (!budget.allows()) {
                    break;
                }
                var name = entry.getFileName().toString();
                var found = known(name, entry);
                now.put(name, found);
                found.device().ifPresent(all::add);
            }
        } catch (IOException | DirectoryIteratorException away) {
            // a machine that shows none
        }
        known = now;
        return all;
    }

    private Known known(String name, Path entry) {
        var mark = mark(entry);
        var before = known.get(name);
        return before != null && before.mark().equals(mark)
                ? before
                : new Known(mark, folder.read(name, entry));
    }

    private static String mark(Path entry) {
        try {
            return Files.readAttributes(entry, "unix:ino,ctime", LinkOption.NOFOLLOW_LINKS)
                    .toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
