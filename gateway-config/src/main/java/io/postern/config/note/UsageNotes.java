package io.postern.config.note;

import io.postern.config.keys.CarrierKeys;
import io.postern.config.keys.Folder;
import io.postern.config.object.ReadyCarrier;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.TaskPlan;
import io.postern.config.problem.Report;
import io.postern.config.resolve.ObjectPlace;
import io.postern.config.resolve.RawFiles;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Notes what is configured but leads nowhere. */
public final class UsageNotes {

    private final Configuration configuration;
    private final RawFiles files;
    private final Map<String, ReadyCarrier> carriers;
    private final AddressPlaces places;
    private final Report report;

    public UsageNotes(
            Configuration configuration,
            RawFiles files,
            Map<String, ReadyCarrier> carriers,
            AddressPlaces places,
            Report report) {
        this.configuration = configuration;
        this.files = files;
        this.carriers = carriers;
        this.places = places;
        this.report = report;
    }

    public void tell() {
        new TypeNotes(configuration, files, places, report).tell();
        tellUnused(Folder.CARRIERS, configuration.carriers().keySet(), usedCarriers());
        tellUnused(Folder.HANDLERS, configuration.handlers().keySet(), usedHandlers());
        carriers.values().forEach(UsageNotes::tellUnmonitored);
    }

    private static void tellUnmonitored(ReadyCarrier carrier) {
        if (carrier.standsAlone() && carrier.plan().patience().isPresent()) {
            carrier.ask(
                    findings ->
                            findings.note(
                                    CarrierKeys.MONITOR_CONNECTION.name(),
                                    "has no effect here: only a carrier over which messages go is"
                                            + " monitored"));
        }
    }

    private Set<String> usedCarriers() {
        var used = new HashSet<String>();
        configuration.addresses().values().forEach(address -> used.add(address.carrier()));
        carriers.values().stream()
                .filter(ReadyCarrier::standsAlone)
                .forEach(carrier -> used.add(carrier.name()));
        for (var task : configuration.tasks().values()) {
            if (task.source() instanceof TaskPlan.Source.OfCarrier carrier) {
                used.add(carrier.carrier());
            }
        }
        return used;
    }

    private Set<String> usedHandlers() {
        var used = new HashSet<String>();
        configuration
                .addresses()
                .values()
                .forEach(address -> address.handler().ifPresent(use -> used.add(use.handler())));
        for (var task : configuration.tasks().values()) {
            if (task.source() instanceof TaskPlan.Source.OfHandler handler) {
                used.add(handler.handler());
            }
        }
        return used;
    }

    private void tellUnused(Folder folder, Set<String> names, Set<String> used) {
        for (var name : names) {
            var raw = files.in(folder).get(name);
            if (!used.contains(name) && raw != null) {
                report.note(
                        ObjectPlace.of(raw),
                        folder.noun() + " \"" + name + "\" is used by no address and no task");
            }
        }
    }
}
