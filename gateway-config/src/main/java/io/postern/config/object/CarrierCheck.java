package io.postern.config.object;

import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.config.catalog.Offer;
import io.postern.config.keys.CarrierKeys;
import io.postern.config.keys.Folder;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.resolve.Inheritance;
import io.postern.config.resolve.Merged;
import io.postern.config.resolve.RawObject;
import io.postern.config.value.PatternPaths;
import io.postern.config.value.Where;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Checks the files of {@code carriers/}. */
public final class CarrierCheck {

    /** SCARECRO's files may have it. */
    private static final String CONNECTION_FILE = "connection_filename";

    private static final Set<String> READ_ELSEWHERE = elsewhere();

    private final CheckContext context;
    private final Set<String> parents;
    private final List<Resolved> resolved;
    private final SortedMap<String, ReadyCarrier> ready = new TreeMap<>();

    public CarrierCheck(CheckContext context, List<Resolved> resolved) {
        this.context = context;
        this.parents = Inherited.names(context.files().in(Folder.CARRIERS).values());
        this.resolved = resolved;
    }

    private static Set<String> elsewhere() {
        var keys = new HashSet<>(CheckContext.STANDING);
        keys.add(CarrierKeys.SOURCE.name());
        keys.add(CONNECTION_FILE);
        return Set.copyOf(keys);
    }

    public SortedMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>> all() {
        var files = context.files().in(Folder.CARRIERS);
        var inheritance = new Inheritance(Folder.CARRIERS, files, context.report());
        var all = new TreeMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>>();
        files.forEach((name, raw) -> all.put(name, one(raw, inheritance)));
        return all;
    }

    /** Those of {@link #all} that are right, for the checks that need more than one object. */
    public SortedMap<String, ReadyCarrier> ready() {
        return Collections.unmodifiableSortedMap(ready);
    }

    private Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>> one(
            RawObject raw, Inheritance inheritance) {
        if (raw.content().isEmpty()) {
            return Known.broken();
        }
        if (context.isParked(raw)) {
            return Known.parked();
        }
        var object = inheritance.of(raw);
        if (isParent(object)) {
            return Known.parent();
        }
        var source =
                context.key(object, context.words(raw.name()), CarrierKeys.SOURCE, CarrierKeys.ALL);
        if (source.isEmpty()) {
            context.hideUndescribed(object.content(), OwnKeys.names(CarrierKeys.ALL));
            return Known.broken();
        }
        var offer = Optional.ofNullable(context.catalog().carriers().get(source.get()));
        return offer.isPresent() ? offered(object, offer.get()) : waiting(object, source.get());
    }

    /** Whether it is no carrier, and is there for those that inherit from it. */
    private boolean isParent(Merged object) {
        return parents.contains(object.name())
                && object.whole()
                && CheckContext.entry(object.content(), CarrierKeys.SOURCE.name()).isEmpty();
    }

    private void noteConnectionFile(Merged object) {
        CheckContext.entry(object.content(), CONNECTION_FILE)
                .ifPresent(
                        entry ->
                                context.report()
                                        .note(
                                                entry.place(),
                                                "\"connection_filename\": left alone; the gateway"
                                                        + " remembers lost connections in its data"
                                                        + " folder"));
    }

    private Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>> waiting(
            Merged object, String source) {
        context.report()
                .waiting(
                        object.content().entries().get(CarrierKeys.SOURCE.name()).value().place(),
                        Advice.noSource("carrier", source, context.catalog().carriers().keySet()));
        context.hideUndescribed(object.content(), OwnKeys.names(CarrierKeys.ALL));
        resolved.add(Resolved.undescribed(Folder.CARRIERS, object, context.words(object.name())));
        return Known.waiting(CarrierPlan.waiting(object.name(), source));
    }

    private Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>> offered(
            Merged object, Offer<CarrierFactory, CarrierKind> offer) {
        var kind = offer.kind();
        var keys = OwnKeys.of(CarrierKeys.ALL, kind.settings());
        var words = context.words(object.name());
        noteConnectionFile(object);
        int before = context.report().problems();
        var texts = context.texts(words, PatternPaths.of("", kind.settings()));
        var values =
                context.reader(texts)
                        .read(
                                object.content(),
                                keys,
                                Where.top(object.place(), object.whole(), READ_ELSEWHERE));
        var findings = new KindFindings(object.content(), "", texts.secrets(), context.report());
        var draft = new AtomicReference<Optional<CarrierDraft>>(Optional.empty());
        if (context.report().problems() == before && object.whole()) {
            findings.run(
                    kind.source(),
                    found -> {
                        keys.check(values, found);
                        draft.set(Optional.of(offer.factory().read(values, found)));
                    });
        }
        resolved.add(Resolved.described(Folder.CARRIERS, object, words, keys));
        if (context.report().problems() > before || draft.get().isEmpty()) {
            return Known.broken(offer);
        }
        var plan = CarrierPlan.ready(object.name(), kind.source(), values);
        ready.put(plan.name(), new ReadyCarrier(plan, kind, draft.get().get(), findings));
        return Known.ready(plan, offer);
    }
}
