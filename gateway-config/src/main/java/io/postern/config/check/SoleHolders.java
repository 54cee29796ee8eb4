package io.postern.config.check;

import io.postern.config.keys.CarrierKeys;
import io.postern.config.object.ReadyCarrier;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeSet;

/**
 * Refuses two carriers that hold what only one can: they would take it from each other for ever.
 */
final class SoleHolders {

    private final Map<String, String> holders = new HashMap<>();

    void check(Collection<ReadyCarrier> carriers) {
        carriers.forEach(carrier -> carrier.ask(found -> check(carrier)));
    }

    /** One finding for each other carrier, however much both hold. */
    private void check(ReadyCarrier carrier) {
        var told = new HashSet<String>();
        for (var held : new TreeSet<>(carrier.draft().holds())) {
            var holder = holders.putIfAbsent(held, carrier.name());
            if (holder != null && told.add(holder)) {
                carrier.findings()
                        .problem(
                                CarrierKeys.SOURCE.name(),
                                "expected carrier \""
                                        + carrier.name()
                                        + "\" to have a connection of its own, found "
                                        + held
                                        + ", which carrier \""
                                        + holder
                                        + "\" has too");
            }
        }
    }
}
