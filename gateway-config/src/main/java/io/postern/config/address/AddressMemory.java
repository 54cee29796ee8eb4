package io.postern.config.address;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.handler.HandlerKind;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.object.CheckContext;
import io.postern.config.object.Known;
import io.postern.config.object.Resolved;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.resolve.Inheritance;
import io.postern.config.resolve.Merged;
import io.postern.config.resolve.RawObject;
import io.postern.config.resolve.Remembered;
import io.postern.config.text.MessageWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of addresses in earlier readings, so that of thousands only those are checked again
 * whose files changed. It holds as long as everything else that they were checked against is the
 * same. One owner thread.
 */
public final class AddressMemory {

    private final Remembered<RawObject, Inheritance.Kept> merges = new Remembered<>();
    private final Recall<Merged, List<AddressPart>> parts = new Recall<>(found -> true);
    private final Recall<AddressPart, Outcome> outcomes =
            new Recall<>(outcome -> outcome.plan().isPresent());
    private Optional<Basis> basis = Optional.empty();

    /** What came of an address. */
    record Outcome(Resolved resolved, Optional<AddressPlan> plan) {}

    /** What addresses are checked against, beside their own files. */
    private record Basis(
            Catalog catalog,
            MessageWords words,
            String systemId,
            NamedByTasks named,
            Map<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>> carriers,
            Map<String, Known<HandlerPlan, HandlerKind<?>>> handlers) {}

    /**
     * Begins a reading.
     *
     * @param named by tasks
     * @param handlers those that have a file
     */
    public void begin(
            CheckContext context,
            NamedByTasks named,
            Map<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>> carriers,
            Map<String, Known<HandlerPlan, HandlerKind<?>>> handlers) {
        var now =
                Optional.of(
                        new Basis(
                                context.catalog(),
                                context.messageWords(),
                                context.systemId(),
                                named,
                                carriers,
                                new TreeMap<>(handlers)));
        if (!now.equals(basis)) {
            parts.clear();
            outcomes.clear();
            basis = now;
        }
    }

    /** Ends a reading: what it did not use is forgotten. */
    public void end() {
        merges.turn();
        parts.turn();
        outcomes.turn();
    }

    Remembered<RawObject, Inheritance.Kept> merges() {
        return merges;
    }

    Recall<Merged, List<AddressPart>> parts() {
        return parts;
    }

    Recall<AddressPart, Outcome> outcomes() {
        return outcomes;
    }
}
