package io.postern.serial.find;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one scan found: each real port once, under the name that was found first. */
final class Found {

    private final Budget budget = new Budget();
    private final Map<String, Sighting> byReal = new LinkedHashMap<>();
    private final Devices source;
    private Optional<List<Device>> devices = Optional.empty();

    Found(Devices source) {
        this.source = source;
    }

    /** The machine's serial ports, listed at most once. */
    List<Device> devices() {
        var all = devices.orElseGet(() -> source.all(budget));
        devices = Optional.of(all);
        return all;
    }

    Budget budget() {
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
        add(real.path().toString(), new Sighting(name.toString(), real.mark()));
    }

    /** A port that has no file, or is no file. */
    void always(String name) {
        add(name, new Sighting(name, name));
    }

    private void add(String real, Sighting sighting) {
        byReal.putIfAbsent(real, sighting);
    }

    List<Sighting> sorted() {
        return byReal.values().stream().sorted(Comparator.comparing(Sighting::port)).toList();
    }
}
