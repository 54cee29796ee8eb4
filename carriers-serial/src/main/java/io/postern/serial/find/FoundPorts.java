package io.postern.serial.find;

import io.postern.serial.list.ListedPort;
import io.postern.serial.list.PortList;
import io.postern.serial.list.ScanLimit;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one scan found: each real port once, under the name that was found first. */
final class FoundPorts {

    private final ScanLimit budget = new ScanLimit();
    private final Map<String, SeenPort> byReal = new LinkedHashMap<>();
    private final PortList source;
    private Optional<List<ListedPort>> devices = Optional.empty();

    FoundPorts(PortList source) {
        this.source = source;
    }

    /** The machine's serial ports, listed at most once. */
    List<ListedPort> devices() {
        var all = devices.orElseGet(() -> source.all(budget));
        devices = Optional.of(all);
        return all;
    }

    ScanLimit budget() {
        return budget;
    }

    /** A port by its path, when that exists. */
    void path(Path name) {
        RealFile.at(name).ifPresent(real -> file(name, real));
    }

    /** The same, unless it is a folder or a plain file. */
    void device(Path name) {
        RealFile.at(name).filter(RealFile::device).ifPresent(real -> file(name, real));
    }

    private void file(Path name, RealFile real) {
        add(real.path().toString(), new SeenPort(name.toString(), real.mark()));
    }

    /** A port that has no file, or is no file. */
    void always(String name) {
        add(name, new SeenPort(name, name));
    }

    private void add(String real, SeenPort sighting) {
        byReal.putIfAbsent(real, sighting);
    }

    List<SeenPort> sorted() {
        return byReal.values().stream().sorted(Comparator.comparing(SeenPort::port)).toList();
    }
}
