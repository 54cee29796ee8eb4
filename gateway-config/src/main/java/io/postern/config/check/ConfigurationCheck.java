package io.postern.config.check;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.config.address.AddressCheck;
import io.postern.config.address.AddressFiles;
import io.postern.config.address.AddressMemory;
import io.postern.config.address.AddressPart;
import io.postern.config.address.HandlerUses;
import io.postern.config.address.NamedByTasks;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.keys.Folder;
import io.postern.config.note.AddressPlaces;
import io.postern.config.note.CircleNotes;
import io.postern.config.note.QueueNotes;
import io.postern.config.note.SamplingNotes;
import io.postern.config.note.TogetherCheck;
import io.postern.config.note.UsageNotes;
import io.postern.config.object.CarrierCheck;
import io.postern.config.object.CheckContext;
import io.postern.config.object.HandlerCheck;
import io.postern.config.object.Known;
import io.postern.config.object.MessageCheck;
import io.postern.config.object.ReadyCarrier;
import io.postern.config.object.Resolved;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.CarrierPlan.Uses;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.problem.Report;
import io.postern.config.resolve.RawFiles;
import io.postern.config.text.References;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a configuration of all files, or says everything that is wrong with them. What is parked or
 * not selected is not looked at. A reference to something parked is a note, and who refers to it is
 * left out with it; a reference to what waits for a plugin makes who refers to it wait, without a
 * second finding; a reference to what is broken or cannot be read is no second problem.
 */
public final class ConfigurationCheck {

    private final RawFiles files;
    private final Catalog catalog;
    private final References references;
    private final String hostName;
    private final Report report;
    private final AddressMemory memory;
    private final List<Resolved> resolved = new ArrayList<>();

    /**
     * @param report has what was found while reading the files, and gets what is found now
     * @param memory of the readings of these files before
     */
    public ConfigurationCheck(
            RawFiles files,
            Catalog catalog,
            References references,
            String hostName,
            Report report,
            AddressMemory memory) {
        this.files = files;
        this.catalog = catalog;
        this.references = references;
        this.hostName = hostName;
        this.report = report;
        this.memory = memory;
    }

    public Checked check() {
        var anyWord = OfferedWords.early(catalog);
        var start = new CheckContext(files, catalog, references, anyWord, hostName, report);
        var systemCheck = new SystemCheck(start);
        var system = systemCheck.read(hostName);
        var early = new CheckContext(files, catalog, references, anyWord, system.id(), report);
        var messages = new MessageCheck(early, resolved).all();
        var carrierCheck = new CarrierCheck(early, resolved);
        var carriers = carrierCheck.all();
        var context =
                early.with(new OfferedWords(files, catalog).of(carriers, carrierCheck.ready()));
        var handlers = new HandlerCheck(context, resolved);
        var named = NamedByTasks.of(files);
        memory.begin(context, named, carriers, handlers.all());
        var addressFiles = new AddressFiles(context, system.addresses(), memory);
        var parts = addressFiles.parts();
        var addresses = addresses(context, carriers, carrierCheck.ready(), handlers, parts, named);
        memory.end();
        new SoleHolders().check(carrierCheck.ready().values());
        if (report.problems() == 0) {
            new TogetherCheck(addresses.values()).check(carrierCheck.ready().values());
        }
        var tasks = new TaskCheck(context, carriers, handlers, resolved).all(system.tasks());
        systemCheck.tellUnmet(
                system.addresses(), "an address", Folder.ADDRESSES, addressNames(parts));
        systemCheck.tellUnmet(
                system.tasks(), "a task", Folder.TASKS, files.in(Folder.TASKS).keySet());
        var configuration =
                new Configuration(
                        system.id(),
                        messages,
                        carrierPlans(carriers, addresses.values()),
                        handlerPlans(handlers),
                        addresses,
                        tasks);
        if (report.problems() == 0) {
            tellNotes(configuration, carrierCheck.ready(), parts);
        }
        var findings = report.findings();
        return new Checked(
                system.id(),
                Optional.of(configuration).filter(whole -> report.problems() == 0),
                findings,
                resolved,
                new IdleAddresses(findings).of(addressFiles.idle(), parts, addresses.keySet()));
    }

    /** What is seen only when everything is there and right. */
    private void tellNotes(
            Configuration configuration,
            SortedMap<String, ReadyCarrier> carriers,
            List<AddressPart> parts) {
        var places = new AddressPlaces(parts);
        new UsageNotes(configuration, files, carriers, places, report).tell();
        new SamplingNotes(configuration, carriers, places, report).tell();
        new QueueNotes(configuration, carriers, parts, report).tell();
        new CircleNotes(configuration, carriers, places, report).tell();
    }

    private SortedMap<String, AddressPlan> addresses(
            CheckContext context,
            SortedMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>> carriers,
            SortedMap<String, ReadyCarrier> ready,
            HandlerCheck handlers,
            List<AddressPart> parts,
            NamedByTasks named) {
        var check =
                new AddressCheck(
                        context,
                        carriers,
                        ready,
                        new HandlerUses(context, handlers),
                        resolved,
                        memory,
                        named);
        var plans = new TreeMap<String, AddressPlan>();
        for (var part : parts) {
            check.plan(part).ifPresent(plan -> plans.put(plan.name(), plan));
        }
        return plans;
    }

    private List<String> addressNames(List<AddressPart> parts) {
        var names = new ArrayList<>(files.in(Folder.ADDRESSES).keySet());
        parts.forEach(part -> names.add(part.name()));
        return names.stream().distinct().sorted().toList();
    }

    private static SortedMap<String, CarrierPlan> carrierPlans(
            SortedMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>> carriers,
            Collection<AddressPlan> addresses) {
        var receiving = users(addresses, Direction.RECEIVE);
        var sending = users(addresses, Direction.SEND);
        var plans = new TreeMap<String, CarrierPlan>();
        carriers.forEach(
                (name, known) ->
                        known.plan()
                                .map(plan -> plan.used(uses(name, receiving, sending)))
                                .ifPresent(plan -> plans.put(name, plan)));
        return plans;
    }

    private static Set<String> users(Collection<AddressPlan> addresses, Direction way) {
        return addresses.stream()
                .filter(address -> address.direction() == way)
                .map(AddressPlan::carrier)
                .collect(Collectors.toSet());
    }

    private static Uses uses(String carrier, Set<String> receiving, Set<String> sending) {
        return new Uses(receiving.contains(carrier), sending.contains(carrier));
    }

    private static SortedMap<String, HandlerPlan> handlerPlans(HandlerCheck handlers) {
        var plans = new TreeMap<String, HandlerPlan>();
        handlers.all()
                .forEach((name, known) -> known.plan().ifPresent(plan -> plans.put(name, plan)));
        return plans;
    }
}
