package io.postern.config.address;

import io.postern.api.setting.Settings;
import io.postern.api.text.Quote;
import io.postern.config.document.Node;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.AddressKeys;
import io.postern.config.keys.Folder;
import io.postern.config.object.CheckContext;
import io.postern.config.object.Inherited;
import io.postern.config.plan.IdleAddress;
import io.postern.config.problem.Place;
import io.postern.config.problem.Report;
import io.postern.config.resolve.Inheritance;
import io.postern.config.resolve.Merged;
import io.postern.config.resolve.RawObject;
import io.postern.config.resolve.Selection;
import io.postern.config.text.KeywordValues;
import io.postern.config.value.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the addresses in effect: those that the system selects and no file parks, each split by its
 * message types. What is not in effect is not looked at, so that it may be half finished.
 */
public final class AddressFiles {

    private final CheckContext context;
    private final AddressMemory memory;
    private final Selection selection;
    private final Inheritance inheritance;
    private final Set<String> parents;
    private final Map<String, AddressPart> byName = new HashMap<>();
    private final List<IdleAddress> idle = new ArrayList<>();

    /**
     * @param memory of the readings before
     */
    public AddressFiles(CheckContext context, Selection selection, AddressMemory memory) {
        this.context = context;
        this.memory = memory;
        this.selection = selection;
        this.parents = Inherited.names(context.files().in(Folder.ADDRESSES).values());
        this.inheritance =
                new Inheritance(
                        Folder.ADDRESSES,
                        context.files().in(Folder.ADDRESSES),
                        context.report(),
                        memory.merges());
    }

    /** In the order of their files' names, then of their types. */
    public List<AddressPart> parts() {
        var parts = new ArrayList<AddressPart>();
        for (var raw : context.files().in(Folder.ADDRESSES).values()) {
            if (raw.content().isEmpty()) {
                selection.takes(raw.name());
                rests(raw.name(), raw, "");
            } else if (context.isParked(raw)) {
                noteParked(raw);
            } else if (selection.takes(raw.name())) {
                var object = inheritance.of(raw);
                if (isParent(object)) {
                    rests(raw.name(), raw, "it is not whole: others inherit from it");
                    continue;
                }
                parts.addAll(memory.parts().of(object, context, () -> split(context, object)));
            } else {
                parts.addAll(selectedParts(raw));
            }
        }
        parts.forEach(this::refuseSameName);
        return parts;
    }

    /** Those that were not looked at; without a reason where the file is broken. */
    public List<IdleAddress> idle() {
        return List.copyOf(idle);
    }

    /** Whether it is no address, and is there for those that inherit from it. */
    private boolean isParent(Merged object) {
        return parents.contains(object.name())
                && object.whole()
                && selection.named(object.name()).isEmpty()
                && Stream.of(AddressKeys.MESSAGE_TYPE, AddressKeys.DIRECTION, AddressKeys.CARRIER)
                        .anyMatch(
                                key -> CheckContext.entry(object.content(), key.name()).isEmpty());
    }

    private void rests(String name, RawObject raw, String why) {
        idle.add(new IdleAddress(name, raw.file().name(), why));
    }

    private void noteParked(RawObject raw) {
        rests(raw.name(), raw, "it is parked by \"enabled\": false in its own file");
        selection.takes(raw.name());
        selection
                .named(raw.name())
                .ifPresent(
                        wanted ->
                                context.report()
                                        .note(
                                                wanted.place(),
                                                "address \""
                                                        + raw.name()
                                                        + "\" is parked by \"enabled\": false in its"
                                                        + " own file"));
    }

    /** Those of a file that is not selected as a whole: found silently, told only when taken. */
    private List<AddressPart> selectedParts(RawObject raw) {
        var silent = new Report();
        var quiet =
                new CheckContext(
                        context.files(),
                        context.catalog(),
                        context.references(),
                        context.messageWords(),
                        context.systemId(),
                        silent);
        var objects = context.files().in(Folder.ADDRESSES);
        var found = split(quiet, new Inheritance(Folder.ADDRESSES, objects, silent).of(raw));
        var names = new ArrayList<String>();
        for (var part : found) {
            if (!part.name().equals(raw.name()) && selection.takes(part.name())) {
                names.add(part.name());
            } else {
                rests(
                        part.name(),
                        raw,
                        "\"addresses\" in the system file does not name it; add "
                                + Quote.of(part.name())
                                + " there");
            }
        }
        return names.isEmpty()
                ? List.of()
                : split(context, inheritance.of(raw)).stream()
                        .filter(part -> names.contains(part.name()))
                        .toList();
    }

    private static List<AddressPart> split(CheckContext context, Merged object) {
        var stem = context.words(object.name());
        var entry = CheckContext.entry(object.content(), AddressKeys.MESSAGE_TYPE.name());
        var types = types(context, object, stem, entry);
        var place = entry.map(known -> known.value().place()).orElse(object.place());
        if (entry.isEmpty() || types.isEmpty() || !(entry.get().value() instanceof ListNode)) {
            var type = types.stream().findFirst();
            var words = new KeywordValues(object.name(), type, context.systemId());
            return List.of(new AddressPart(object.name(), object, place, type, words));
        }
        var parts = new ArrayList<AddressPart>();
        var nodes = ((ListNode) entry.get().value()).values();
        for (int i = 0; i < types.size(); i++) {
            var type = types.get(i);
            var typePlace = types.size() == nodes.size() ? nodes.get(i).place() : place;
            var name = object.name() + "_" + type;
            var words = new KeywordValues(name, Optional.of(type), context.systemId());
            parts.add(new AddressPart(name, object, typePlace, Optional.of(type), words));
        }
        return parts;
    }

    private static List<String> types(
            CheckContext context, Merged object, KeywordValues words, Optional<Entry> entry) {
        if (entry.isPresent() && isPlain(entry.get().value())) {
            return List.of(((TextNode) entry.get().value()).value());
        }
        var key = AddressKeys.MESSAGE_TYPE;
        if (context.isMisspelt(object, key, AddressKeys.ALL)) {
            return List.of();
        }
        var alone =
                new ObjectNode(
                        object.place(), entry.map(e -> Map.of(key.name(), e)).orElse(Map.of()));
        int before = context.report().problems();
        var types =
                context.reader(context.texts(words, List.of()))
                        .read(
                                alone,
                                Settings.of(key),
                                Where.top(object.place(), object.whole(), Set.of()))
                        .find(key)
                        .orElse(List.of());
        if (entry.isPresent() && types.isEmpty() && context.report().problems() == before) {
            tellEmpty(context.report(), entry.get().value().place());
        }
        return types;
    }

    /** The usual case, of thousands of addresses. */
    private static boolean isPlain(Node node) {
        return node instanceof TextNode text
                && !text.value().isEmpty()
                && text.value().indexOf('$') < 0;
    }

    private static void tellEmpty(Report report, Place place) {
        report.problem(place, "\"message_type\": expected at least one type, found an empty list");
    }

    private void refuseSameName(AddressPart part) {
        var other = byName.putIfAbsent(part.name(), part);
        if (other != null) {
            context.report()
                    .problem(
                            part.place(),
                            "expected each address to have a name of its own, found \""
                                    + part.name()
                                    + "\" here and in "
                                    + other.object().raw().file().name());
        }
    }
}
