package io.postern.simulator.setting;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks what addresses of one carrier say of each other. */
public final class AddressesTogether {

    private final Map<String, ReceiveAddress> addresses = new TreeMap<>();
    private final Findings findings;

    public AddressesTogether(List<ReceiveAddress> all, Findings findings) {
        all.forEach(address -> addresses.put(address.name(), address));
        this.findings = findings;
    }

    public void check() {
        for (var address : addresses.values()) {
            address.settings()
                    .find(SimulatorSettings.AFTER)
                    .ifPresent(before -> after(address.name(), before));
            address.settings()
                    .find(Pause.SETTING)
                    .ifPresent(
                            pauses ->
                                    pauses.get(Pause.ADDRESSES)
                                            .forEach(
                                                    other ->
                                                            isThere(
                                                                    address.name(),
                                                                    "pauses.addresses",
                                                                    other)));
        }
    }

    private void after(String name, String before) {
        if (!isThere(name, "after", before)) {
            return;
        }
        if (!addresses.get(before).settings().has(SimulatorSettings.COUNT)) {
            problem(name, "after", "an address with a \"count\", or it never starts", before);
        } else if (waitsFor(before, name)) {
            problem(name, "after", "one that does not wait for this one, too", before);
        }
    }

    private boolean waitsFor(String name, String other) {
        var at = Optional.of(name);
        for (int most = addresses.size(); most > 0 && at.isPresent(); most--) {
            at =
                    at.map(addresses::get)
                            .flatMap(address -> address.settings().find(SimulatorSettings.AFTER))
                            .filter(addresses::containsKey);
            if (at.equals(Optional.of(other))) {
                return true;
            }
        }
        return false;
    }

    private boolean isThere(String name, String key, String other) {
        boolean there = addresses.containsKey(other) && !other.equals(name);
        if (!there) {
            problem(name, key, "the name of another address of this carrier", other);
        }
        return there;
    }

    private void problem(String name, String key, String expected, String found) {
        findings.problem(
                "source",
                "address \""
                        + name
                        + "\", \""
                        + key
                        + "\": expected "
                        + expected
                        + ", found \""
                        + found
                        + "\""
                        + (addresses.containsKey(found)
                                ? ""
                                : Nearest.hint(found, addresses.keySet())));
    }
}
