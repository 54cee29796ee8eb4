package io.postern.config.object;

import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.setting.Nearest;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import io.postern.api.text.Quote;
import io.postern.config.catalog.Offer;
import io.postern.config.keys.Folder;
import io.postern.config.keys.HandlerKeys;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.problem.Place;
import io.postern.config.resolve.Inheritance;
import io.postern.config.resolve.Merged;
import io.postern.config.resolve.ObjectPlace;
import io.postern.config.resolve.RawObject;
import io.postern.config.value.PatternPaths;
import io.postern.config.value.Where;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks the files of {@code handlers/}, and finds handlers that are named by their source. */
public final class HandlerCheck {

    private final CheckContext context;
    private final List<Resolved> resolved;
    private final Set<String> parents;
    private final SortedMap<String, Known<HandlerPlan, HandlerKind<?>>> known = new TreeMap<>();

    public HandlerCheck(CheckContext context, List<Resolved> resolved) {
        this.context = context;
        this.resolved = resolved;
        var files = context.files().in(Folder.HANDLERS);
        this.parents = Inherited.names(files.values());
        var inheritance = new Inheritance(Folder.HANDLERS, files, context.report());
        files.forEach((name, raw) -> known.put(name, one(raw, inheritance)));
    }

    /** All that are known so far, those without a file too. */
    public SortedMap<String, Known<HandlerPlan, HandlerKind<?>>> all() {
        return known;
    }

    /**
     * The handler of a file, or else of a source. A name near to a file's is a mistake; any other
     * may be the source of a plugin that is still to come.
     */
    public Known<HandlerPlan, HandlerKind<?>> find(String name, Place place, String key) {
        return known.computeIfAbsent(name, missing -> unfiled(missing, place, key));
    }

    private Known<HandlerPlan, HandlerKind<?>> unfiled(String name, Place place, String key) {
        var offer = context.catalog().handlers().get(name);
        if (offer != null) {
            return bare(name, offer.kind(), place, key);
        }
        var files = context.files().in(Folder.HANDLERS).keySet();
        var near = Nearest.nearest(name, files);
        if (near.isPresent()) {
            context.report()
                    .problem(
                            place,
                            "\""
                                    + key
                                    + "\": expected the name of a file in handlers/ or of a handler"
                                    + " source, found "
                                    + Quote.of(name)
                                    + "; did you mean \""
                                    + near.get()
                                    + "\"?");
            return Known.broken();
        }
        context.report()
                .waiting(
                        place,
                        Advice.noSource("handler", name, context.catalog().handlers().keySet()));
        return Known.waiting(new HandlerPlan(name, name, Values.NONE, true));
    }

    private Known<HandlerPlan, HandlerKind<?>> bare(
            String name, HandlerKind<?> kind, Place place, String key) {
        var required =
                kind.settings().all().stream()
                        .filter(setting -> setting.need() == Setting.Need.REQUIRED)
                        .map(Setting::name)
                        .collect(Collectors.joining(", "));
        if (required.isEmpty()) {
            return Known.ready(new HandlerPlan(name, name, Values.NONE, false), kind);
        }
        context.report()
                .problem(
                        place,
                        "\""
                                + key
                                + "\": expected a file in handlers/ that gives \""
                                + name
                                + "\" the settings it needs ("
                                + required
                                + "), found none");
        return Known.broken(kind);
    }

    private Known<HandlerPlan, HandlerKind<?>> one(RawObject raw, Inheritance inheritance) {
        if (raw.content().isEmpty()) {
            return Known.broken();
        }
        if (context.isParked(raw)) {
            return Known.parked();
        }
        int before = context.report().problems();
        var object = inheritance.of(raw);
        var named =
                context.key(object, context.words(raw.name()), HandlerKeys.SOURCE, HandlerKeys.ALL);
        if (context.report().problems() > before) {
            context.hideUndescribed(object.content(), OwnKeys.names(HandlerKeys.ALL));
            return Known.broken();
        }
        var source = named.orElse(raw.name());
        var offer = context.catalog().handlers().get(source);
        if (offer == null && named.isEmpty() && parents.contains(raw.name())) {
            return Known.parent();
        }
        return offer == null ? waiting(object, source) : offered(object, offer);
    }

    private Known<HandlerPlan, HandlerKind<?>> waiting(Merged object, String source) {
        var place =
                CheckContext.entry(object.content(), HandlerKeys.SOURCE.name())
                        .map(entry -> entry.value().place())
                        .orElseGet(() -> ObjectPlace.of(object.raw()));
        context.report()
                .waiting(
                        place,
                        Advice.noSource("handler", source, context.catalog().handlers().keySet()));
        context.hideUndescribed(object.content(), OwnKeys.names(HandlerKeys.ALL));
        resolved.add(Resolved.undescribed(Folder.HANDLERS, object, context.words(object.name())));
        return Known.waiting(new HandlerPlan(object.name(), source, Values.NONE, true));
    }

    private Known<HandlerPlan, HandlerKind<?>> offered(
            Merged object, Offer<HandlerFactory, HandlerKind<?>> offer) {
        var kind = offer.kind();
        int before = context.report().problems();
        var keys = OwnKeys.of(HandlerKeys.ALL, kind.settings());
        var words = context.words(object.name());
        var texts = context.texts(words, PatternPaths.of("", kind.settings()));
        var where = Where.top(object.place(), object.whole(), OwnKeys.names(HandlerKeys.ALL));
        var values = context.reader(texts).read(object.content(), keys, where);
        if (context.report().problems() == before && object.whole()) {
            new KindFindings(object.content(), "", texts.secrets(), context.report())
                    .run(
                            kind.source(),
                            findings -> {
                                kind.settings().check(values, findings);
                                offer.factory().check(values, findings);
                            });
        }
        resolved.add(Resolved.described(Folder.HANDLERS, object, words, keys));
        return context.report().problems() == before && object.whole()
                ? Known.ready(new HandlerPlan(object.name(), kind.source(), values, false), kind)
                : Known.broken(kind);
    }
}
