package io.postern.config.note;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Nearest;
import io.postern.api.text.Quote;
import io.postern.config.document.Node;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.AddressKeys;
import io.postern.config.keys.Folder;
import io.postern.config.object.CheckContext;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.MessagePlan;
import io.postern.config.problem.Place;
import io.postern.config.problem.Report;
import io.postern.config.resolve.ObjectPlace;
import io.postern.config.resolve.RawFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Notes message types that only one side knows: nothing goes from here to there. */
final class TypeNotes {

    /** Comparing more types with each other would hold up a reload. */
    private static final long MOST_PAIRS = 100_000;

    private final Configuration configuration;
    private final RawFiles files;
    private final AddressPlaces places;
    private final Report report;

    TypeNotes(Configuration configuration, RawFiles files, AddressPlaces places, Report report) {
        this.configuration = configuration;
        this.files = files;
        this.places = places;
        this.report = report;
    }

    void tell() {
        var received = new TreeMap<String, List<String>>();
        var wanted = new TreeMap<String, Supplier<Place>>();
        for (var address : configuration.addresses().values()) {
            if (address.direction() == Direction.RECEIVE) {
                received.computeIfAbsent(address.messageType(), type -> new ArrayList<>())
                        .add(address.name());
            }
            wanted(address)
                    .ifPresent(type -> wanted.putIfAbsent(type, () -> places.of(address.name())));
        }
        for (var task : configuration.tasks().values()) {
            task.messageType()
                    .ifPresent(type -> wanted.putIfAbsent(type, () -> place(task.name())));
        }
        var meant = tellNear(received, wanted);
        tellUnread(received, wanted, meant);
        tellUnused(received.keySet(), wanted.keySet());
    }

    private Place place(String task) {
        return ObjectPlace.of(files.in(Folder.TASKS).get(task));
    }

    private static Optional<String> wanted(AddressPlan address) {
        if (address.direction() == Direction.SEND) {
            return Optional.of(address.messageType());
        }
        return address.trigger() == Trigger.ON_MESSAGE
                ? Optional.of(address.triggerType())
                : Optional.empty();
    }

    /**
     * A type that nobody receives may come from a handler or a task, or be misspelt.
     *
     * @return the types that may have been meant
     */
    private Set<String> tellNear(
            Map<String, List<String>> received, Map<String, Supplier<Place>> wanted) {
        var meant = new TreeSet<String>();
        var missing = new TreeSet<>(wanted.keySet());
        missing.removeAll(received.keySet());
        missing.removeAll(MessagePlan.OWN_TYPES);
        if ((long) missing.size() * received.size() > MOST_PAIRS) {
            return meant;
        }
        for (var type : missing) {
            var near = near(type, received.keySet());
            if (near.isPresent()) {
                meant.add(near.get());
                report.note(
                        wanted.get(type).get(),
                        "no address receives message type "
                                + Quote.of(type)
                                + "; did you mean "
                                + Quote.of(near.get())
                                + "? (All is well if a handler or a task makes it.)");
            }
        }
        return meant;
    }

    /** Types that differ by their numbers are not meant to be the same. */
    private static Optional<String> near(String type, Collection<String> types) {
        return Nearest.nearest(type, types)
                .filter(near -> !near.replaceAll("[0-9]", "").equals(type.replaceAll("[0-9]", "")));
    }

    private void tellUnread(
            SortedMap<String, List<String>> received,
            Map<String, Supplier<Place>> wanted,
            Set<String> told) {
        received.forEach(
                (type, names) -> {
                    if (!wanted.containsKey(type) && !told.contains(type)) {
                        report.note(places.of(names.get(0)), unread(type, names));
                    }
                });
    }

    private static String unread(String type, List<String> names) {
        return "message type \""
                + type
                + "\" is received"
                + (names.size() == 1
                        ? ""
                        : " by " + names.size() + " addresses (" + String.join(", ", names) + ")")
                + ", but no address sends it and no task is triggered by it";
    }

    /** A file for a type that no address has, not even one that is parked. */
    private void tellUnused(Set<String> received, Set<String> wanted) {
        if (configuration.messages().isEmpty()) {
            return;
        }
        var types = new TreeSet<>(received);
        types.addAll(wanted);
        for (var address : files.in(Folder.ADDRESSES).values()) {
            address.content()
                    .flatMap(
                            content -> CheckContext.entry(content, AddressKeys.MESSAGE_TYPE.name()))
                    .ifPresent(entry -> collect(entry.value(), types));
        }
        for (var name : configuration.messages().keySet()) {
            if (!types.contains(name)) {
                report.note(
                        ObjectPlace.of(files.in(Folder.MESSAGES).get(name)),
                        "no address and no task has messages of type "
                                + Quote.of(name)
                                + Nearest.nearest(name, types)
                                        .map(near -> ", though of " + Quote.of(near))
                                        .orElse("")
                                + "; a file here is named as the type it describes");
            }
        }
    }

    private static void collect(Node node, Collection<String> types) {
        if (node instanceof TextNode text) {
            types.add(text.value());
        } else if (node instanceof ListNode list) {
            list.values().forEach(value -> collect(value, types));
        }
    }
}
