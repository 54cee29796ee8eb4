package io.postern.config.address;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.api.text.Quote;
import io.postern.config.catalog.Offer;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.AddressKeys;
import io.postern.config.keys.Folder;
import io.postern.config.object.Advice;
import io.postern.config.object.CheckContext;
import io.postern.config.object.Known;
import io.postern.config.object.ReadyCarrier;
import io.postern.config.object.Resolved;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.problem.Place;
import io.postern.config.text.TextResolver;
import io.postern.config.value.PatternPaths;
import io.postern.config.value.Where;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Checks addresses: their own keys, the carrier, what the carrier's kind wants to know, the
 * handler. An address on a parked carrier or handler is left out with it, with a note; one on a
 * waiting carrier or handler waits.
 */
public final class AddressCheck {

    private static final String INFO = AddressKeys.ADDITIONAL_INFO.name();
    private static final Set<String> READ_ELSEWHERE = elsewhere();

    private final CheckContext context;
    private final SortedMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>>
            carriers;
    private final SortedMap<String, ReadyCarrier> ready;
    private final HandlerUses handlers;
    private final List<Resolved> resolved;
    private final AddressMemory memory;
    private final NamedByTasks named;
    private final Map<Settings, List<String>> patterns = new IdentityHashMap<>();

    public AddressCheck(
            CheckContext context,
            SortedMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>> carriers,
            SortedMap<String, ReadyCarrier> ready,
            HandlerUses handlers,
            List<Resolved> resolved,
            AddressMemory memory,
            NamedByTasks named) {
        this.context = context;
        this.carriers = carriers;
        this.ready = ready;
        this.handlers = handlers;
        this.resolved = resolved;
        this.memory = memory;
        this.named = named;
    }

    private static Set<String> elsewhere(Set<String> beside) {
        if (beside.isEmpty()) {
            return READ_ELSEWHERE;
        }
        var keys = new HashSet<>(beside);
        keys.addAll(READ_ELSEWHERE);
        return keys;
    }

    private static Set<String> elsewhere() {
        var keys = new HashSet<>(CheckContext.STANDING);
        keys.add(INFO);
        keys.add(AddressKeys.MESSAGE_TYPE.name());
        return Set.copyOf(keys);
    }

    /** The address's plan; empty where a problem was told or what it needs is parked. */
    public Optional<AddressPlan> plan(AddressPart part) {
        var outcome = memory.outcomes().of(part, context, () -> fresh(part));
        resolved.add(outcome.resolved());
        // A handler without a file is known only by those who use it.
        outcome.plan().flatMap(AddressPlan::handler).ifPresent(use -> handlers.meet(part, use));
        return outcome.plan();
    }

    private AddressMemory.Outcome fresh(AddressPart part) {
        int before = context.report().problems();
        var object = part.object();
        var likely = likelySettings(part);
        var beside = BesideInfo.tell(part, likely, context.report());
        var keys =
                context.reader(context.texts(part.words(), patterns(likely)))
                        .read(
                                object.content(),
                                AddressKeys.ALL,
                                Where.top(object.place(), object.whole(), elsewhere(beside)));
        var carrier = keys.find(AddressKeys.CARRIER).map(name -> carrier(name, part));
        var kind = carrier.flatMap(Known::kind).map(Offer::kind);
        var direction = keys.find(AddressKeys.DIRECTION).map(AddressCheck::direction);
        var infoKeys = kind.flatMap(known -> direction.flatMap(way -> infoKeys(known, way, part)));
        var fallback = Triggers.fallback(direction, kind, named.task(part).isPresent());
        var resolution = resolution(part, fallback, infoKeys);
        var texts = context.texts(part.words(), infoKeys.map(this::patterns).orElse(List.of()));
        var info = infoObject(part);
        var settings = infoKeys.map(described -> info(info, described, texts, part, beside));
        var trigger = Triggers.check(context, part.object(), keys, direction, kind, fallback);
        var handler = handlers.of(part, keys);
        if (context.report().problems() > before || part.type().isEmpty() || !object.whole()) {
            return new AddressMemory.Outcome(resolution, Optional.empty());
        }
        new TriggerNotes(context, part, keys, named.task(part))
                .tell(direction.orElseThrow(), trigger);
        var draft =
                new AddressDraft(
                        part,
                        keys,
                        direction.orElseThrow(),
                        carrier.orElseThrow().state(),
                        keys.find(AddressKeys.CARRIER).map(ready::get),
                        handler,
                        trigger,
                        settings.orElse(Values.NONE));
        return new AddressMemory.Outcome(
                resolution, draft.finish(context.report(), info, texts.secrets()));
    }

    private static Direction direction(String word) {
        return word.equals("send") ? Direction.SEND : Direction.RECEIVE;
    }

    private Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>> carrier(
            String name, AddressPart part) {
        var known = carriers.get(name);
        if (known == null) {
            context.report()
                    .problem(
                            place(part, AddressKeys.CARRIER.name()),
                            "\"carrier\": expected the name of a file in carriers/, found "
                                    + Quote.of(name)
                                    + Advice.names(name, carriers.keySet()));
            return Known.broken();
        }
        if (known.state() == Known.State.PARENT) {
            context.report()
                    .problem(
                            place(part, AddressKeys.CARRIER.name()),
                            "\"carrier\": expected one with a \"source\", found "
                                    + Quote.of(name)
                                    + ", which only others inherit from");
        }
        if (known.state() == Known.State.PARKED) {
            noteParked(place(part, AddressKeys.CARRIER.name()), "carrier", name);
        }
        return known;
    }

    private void noteParked(Place place, String what, String name) {
        context.report()
                .note(
                        place,
                        what
                                + " \""
                                + name
                                + "\" is parked by \"enabled\": false, and this address with it");
    }

    private Optional<Settings> infoKeys(CarrierKind kind, Direction way, AddressPart part) {
        boolean receives = way == Direction.RECEIVE;
        if (!(receives ? kind.receives() : kind.sends()).isEmpty()) {
            return Optional.of(receives ? kind.receiveSettings() : kind.sendSettings());
        }
        context.report()
                .problem(
                        place(part, AddressKeys.DIRECTION.name()),
                        "\"send_or_receive\": expected \""
                                + (receives ? "send" : "receive")
                                + "\", since a carrier of source \""
                                + kind.source()
                                + "\" cannot "
                                + (receives ? "receive" : "send")
                                + ", found \""
                                + (receives ? "receive" : "send")
                                + "\"");
        return Optional.empty();
    }

    private ObjectNode infoObject(AddressPart part) {
        var entry = CheckContext.entry(part.object().content(), INFO);
        if (entry.isPresent() && entry.get().value() instanceof ObjectNode object) {
            return object;
        }
        entry.ifPresent(
                other ->
                        context.report()
                                .problem(
                                        other.value().place(),
                                        "\"additional_info\": expected an object, found "
                                                + other.value().shown()));
        return new ObjectNode(part.object().place(), Map.of());
    }

    private Values info(
            ObjectNode info,
            Settings described,
            TextResolver texts,
            AddressPart part,
            Set<String> beside) {
        boolean whole =
                part.object().whole()
                        && beside.isEmpty()
                        && !context.isMisspelt(
                                part.object(), AddressKeys.ADDITIONAL_INFO, AddressKeys.ALL);
        var where = Where.under(INFO, info.place(), whole);
        return context.reader(texts).read(info, described, where);
    }

    /** What the carrier's kind wants to know, before anything is known to be right. */
    private Settings likelySettings(AddressPart part) {
        var sends =
                CheckContext.entry(part.object().content(), AddressKeys.DIRECTION.name())
                        .filter(
                                entry ->
                                        entry.value() instanceof TextNode way
                                                && direction(way.value()) == Direction.SEND);
        return CheckContext.entry(part.object().content(), AddressKeys.CARRIER.name())
                .filter(entry -> entry.value() instanceof TextNode)
                .map(entry -> carriers.get(((TextNode) entry.value()).value()))
                .flatMap(Known::kind)
                .map(
                        offer ->
                                sends.isPresent()
                                        ? offer.kind().sendSettings()
                                        : offer.kind().receiveSettings())
                .orElse(Settings.NONE);
    }

    private List<String> patterns(Settings settings) {
        return patterns.computeIfAbsent(
                settings, described -> PatternPaths.of(INFO + ".", described));
    }

    private static Resolved resolution(
            AddressPart part, Trigger.Kind fallback, Optional<Settings> infoKeys) {
        return new Resolved(
                Folder.ADDRESSES,
                part.name(),
                part.object(),
                part.words(),
                AddressKeys.withDuration(fallback),
                true,
                INFO,
                infoKeys);
    }

    /** Of a key's value, or of the object where the key is missing. */
    public static Place place(AddressPart part, String key) {
        return CheckContext.entry(part.object().content(), key)
                .map(entry -> entry.value().place())
                .orElse(part.object().place());
    }
}
