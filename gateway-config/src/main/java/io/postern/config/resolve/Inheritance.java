package io.postern.config.resolve;

import io.postern.api.setting.Nearest;
import io.postern.api.text.Quote;
import io.postern.config.document.Node;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.AddressKeys;
import io.postern.config.keys.CommonKeys;
import io.postern.config.keys.Folder;
import io.postern.config.problem.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Merges each object of a folder with those it inherits from: left to right, its own content last.
 * What says how an object stands ({@code inheritance}, {@code enabled}) is not passed on.
 */
public final class Inheritance {

    private static final int LONGEST_CHAIN = 100;
    private static final String KEY = CommonKeys.INHERITANCE.name();

    private final Folder folder;
    private final SortedMap<String, RawObject> objects;
    private final Report report;
    private final Map<String, Merged> done = new HashMap<>();
    private final Map<String, ObjectNode> passedOn = new HashMap<>();
    private final Remembered<RawObject, Kept> memory;
    private boolean circleTold;

    /**
     * An object merged without a word, to be used again.
     *
     * @param parents the very objects that it inherits from
     */
    public record Kept(Merged merged, List<Merged> parents) {}

    public Inheritance(Folder folder, SortedMap<String, RawObject> objects, Report report) {
        this(folder, objects, report, new Remembered<>());
    }

    /**
     * The same, going on from earlier readings.
     *
     * @param memory of them
     */
    public Inheritance(
            Folder folder,
            SortedMap<String, RawObject> objects,
            Report report,
            Remembered<RawObject, Kept> memory) {
        this.folder = folder;
        this.objects = objects;
        this.report = report;
        this.memory = memory;
    }

    /** The object with everything it inherits; a problem in the chain is told once. */
    public Merged of(RawObject object) {
        return merge(object, List.of());
    }

    private Merged merge(RawObject object, List<String> below) {
        var known = done.get(object.name());
        if (known != null) {
            return known;
        }
        var kept = memory.find(object).filter(before -> isStill(before, object, below));
        var merged = kept.isPresent() ? kept.get().merged() : fresh(object, below);
        kept.ifPresent(before -> memory.keep(object, before));
        done.put(object.name(), merged);
        return merged;
    }

    /** Whether an object that is the same has the same parents, too. */
    private boolean isStill(Kept kept, RawObject object, List<String> below) {
        if (kept.parents().isEmpty()) {
            return true;
        }
        var chain = new ArrayList<>(below);
        chain.add(object.name());
        return kept.parents().stream()
                .allMatch(
                        parent -> {
                            var now = objects.get(parent.name());
                            return now != null
                                    && !chain.contains(parent.name())
                                    && merge(now, chain) == parent;
                        });
    }

    private Merged fresh(RawObject object, List<String> below) {
        if (object.content().isEmpty()) {
            var nothing = new ObjectNode(ObjectPlace.of(object), Map.of());
            return new Merged(object, nothing, false);
        }
        var own = object.content().get();
        var inherited = own.entries().get(KEY);
        if (inherited == null) {
            return kept(new Merged(object, own, true), List.of());
        }
        var chain = new ArrayList<>(below);
        chain.add(object.name());
        return withParents(object, own, inherited.value(), chain);
    }

    private Merged withParents(
            RawObject object, ObjectNode own, Node inherited, List<String> chain) {
        var content = new ObjectNode(own.place(), Map.of());
        boolean whole = true;
        int said = report.said();
        var parents = new ArrayList<Merged>();
        for (var name : names(inherited)) {
            if (!isParent(name, chain)) {
                whole = false;
                continue;
            }
            var parent = merge(objects.get(name.value()), chain);
            parents.add(parent);
            whole &= parent.whole() && !isMultiple(name, parent, chain);
            content =
                    Merge.of(
                            content,
                            passedOn.computeIfAbsent(
                                    name.value(), known -> passedOn(parent.content())));
        }
        var merged = new Merged(object, Merge.of(content, own), whole);
        return whole && report.said() == said ? kept(merged, parents) : merged;
    }

    private Merged kept(Merged merged, List<Merged> parents) {
        memory.keep(merged.raw(), new Kept(merged, List.copyOf(parents)));
        return merged;
    }

    private List<TextNode> names(Node inherited) {
        var values = inherited instanceof ListNode list ? list.values() : List.of(inherited);
        var names = new ArrayList<TextNode>();
        for (var value : values) {
            if (value instanceof TextNode name) {
                names.add(name);
            } else if (!(inherited instanceof NullNode)) {
                report.problem(
                        value.place(), "\"" + KEY + "\": expected a name, found " + value.shown());
            }
        }
        return names;
    }

    private boolean isParent(TextNode name, List<String> chain) {
        if (chain.contains(name.value())) {
            tellCircle(name, chain);
            return false;
        }
        if (chain.size() > LONGEST_CHAIN) {
            report.problem(
                    name.place(),
                    "\""
                            + KEY
                            + "\": expected a chain of at most "
                            + LONGEST_CHAIN
                            + " objects, found a longer one that begins with "
                            + Quote.of(chain.get(0)));
            return false;
        }
        if (!objects.containsKey(name.value())) {
            report.problem(
                    name.place(),
                    "\""
                            + KEY
                            + "\": expected the name of a file in "
                            + folder.path()
                            + "/, found "
                            + name.shown()
                            + Nearest.hint(name.value(), objects.keySet())
                            + inChain(name, chain));
            return false;
        }
        return true;
    }

    private void tellCircle(TextNode name, List<String> chain) {
        if (circleTold) {
            return;
        }
        circleTold = true;
        var circle = new ArrayList<>(chain.subList(chain.indexOf(name.value()), chain.size()));
        circle.add(name.value());
        report.problem(
                name.place(),
                "\"" + KEY + "\": expected no circle, found " + String.join(" -> ", circle));
    }

    private boolean isMultiple(TextNode name, Merged parent, List<String> chain) {
        var type = parent.content().entries().get(AddressKeys.MESSAGE_TYPE.name());
        if (folder != Folder.ADDRESSES || type == null || !(type.value() instanceof ListNode)) {
            return false;
        }
        report.problem(
                name.place(),
                "\""
                        + KEY
                        + "\": expected an address of one message type, found "
                        + name.shown()
                        + ", whose \"message_type\" is a list"
                        + inChain(name, chain));
        return true;
    }

    private static String inChain(TextNode name, List<String> chain) {
        return chain.size() < 2
                ? ""
                : " (inherited by " + String.join(" -> ", chain) + " -> " + name.value() + ")";
    }

    private static ObjectNode passedOn(ObjectNode parent) {
        var entries = new LinkedHashMap<String, Entry>(parent.entries());
        entries.remove(KEY);
        entries.remove(CommonKeys.ENABLED.name());
        entries.remove(CommonKeys.SCHEMA);
        return new ObjectNode(parent.place(), entries);
    }
}
