package io.postern.config.note;

import io.postern.api.address.Trigger;
import io.postern.config.object.ReadyCarrier;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import io.postern.config.problem.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notes message types that come from a sender who waits, and go only to addresses that pick up the
 * newest now and then: the waiting buys nothing, and whoever asked for it should know.
 */
public final class SamplingNotes {

    private final Configuration configuration;
    private final Map<String, ReadyCarrier> carriers;
    private final AddressPlaces places;
    private final Report report;

    public SamplingNotes(
            Configuration configuration,
            Map<String, ReadyCarrier> carriers,
            AddressPlaces places,
            Report report) {
        this.configuration = configuration;
        this.carriers = carriers;
        this.places = places;
        this.report = report;
    }

    public void tell() {
        var sampled = onlySampled();
        var told = new HashSet<String>();
        for (var address : configuration.addresses().values()) {
            var samplers = sampled.get(address.messageType());
            if (samplers != null
                    && address.direction() == Direction.RECEIVE
                    && !told.contains(address.messageType())
                    && waits(address)) {
                told.add(address.messageType());
                report.note(places.of(address.name()), words(address, samplers));
            }
        }
    }

    /** Who picks them up, by message type, where nobody takes each message. */
    private Map<String, List<String>> onlySampled() {
        var sampled = new TreeMap<String, List<String>>();
        var taken = new HashSet<String>();
        for (var address : configuration.addresses().values()) {
            if (address.direction() == Direction.SEND) {
                if (address.trigger().kind() == Trigger.Kind.ON_MESSAGE) {
                    taken.add(address.messageType());
                } else {
                    sampled.computeIfAbsent(address.messageType(), type -> new ArrayList<>())
                            .add(address.name());
                }
            }
        }
        configuration.tasks().values().forEach(task -> task.messageType().ifPresent(taken::add));
        sampled.keySet().removeAll(Set.copyOf(taken));
        return sampled;
    }

    private boolean waits(AddressPlan address) {
        var carrier = carriers.get(address.carrier());
        var waits = new AtomicBoolean();
        if (carrier != null) {
            carrier.ask(
                    findings -> waits.set(carrier.draft().waits(TogetherCheck.receiving(address))));
        }
        return waits.get();
    }

    private static String words(AddressPlan address, List<String> samplers) {
        boolean one = samplers.size() == 1;
        return "what address \""
                + address.name()
                + "\" receives is acknowledged before it is sent: message type \""
                + address.messageType()
                + "\" goes only to "
                + (one ? "address " : samplers.size() + " addresses (")
                + String.join(", ", samplers)
                + (one ? ", which picks" : "), which pick")
                + " up the newest of each id by the clock or when asked; a crash may lose it";
    }
}
