package io.postern.config.check;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.document.Node.TextNode;
import io.postern.config.keys.CarrierKeys;
import io.postern.config.keys.Folder;
import io.postern.config.object.CheckContext;
import io.postern.config.object.Known;
import io.postern.config.object.ReadyCarrier;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.resolve.RawFiles;
import io.postern.config.text.MessageWords;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The words that the messages of the configured carriers bring. What is not known of a carrier,
 * since it is parked or its file has a problem, is no reason to complain of a word of its kind.
 */
final class OfferedWords {

    private final RawFiles files;
    private final Catalog catalog;
    private final Set<String> offered = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    OfferedWords(RawFiles files, Catalog catalog) {
        this.files = files;
        this.catalog = catalog;
    }

    /** Before the carriers are read: any word of a kind may be offered. */
    static MessageWords early(Catalog catalog) {
        return new MessageWords(Set.of(), allStems(catalog), Set.of(), false);
    }

    MessageWords of(
            SortedMap<String, Known<CarrierPlan, Offer<CarrierFactory, CarrierKind>>> carriers,
            Map<String, ReadyCarrier> ready) {
        boolean complete = true;
        for (var entry : carriers.entrySet()) {
            var known = entry.getValue();
            if (known.state() == Known.State.PARKED) {
                open.addAll(parked(entry.getKey()));
            } else if (known.state() != Known.State.PARENT && known.kind().isEmpty()) {
                complete = false;
            } else if (known.kind().isPresent() && !ready.containsKey(entry.getKey())) {
                open.addAll(stems(known.kind().get().kind().words()));
            }
        }
        ready.values().forEach(this::ask);
        return new MessageWords(offered, allStems(catalog), open, complete);
    }

    /** One that breaks down over it was told as a problem, and any of its words is accepted. */
    private void ask(ReadyCarrier carrier) {
        var words = new AtomicReference<>(Optional.<Set<String>>empty());
        carrier.ask(findings -> words.set(Optional.of(carrier.draft().words())));
        offered.addAll(carrier.kind().words());
        words.get()
                .ifPresentOrElse(offered::addAll, () -> open.addAll(stems(carrier.kind().words())));
    }

    /** The stems of its kind; of all, where its own file does not say plainly what it is. */
    private Set<String> parked(String name) {
        return files.in(Folder.CARRIERS)
                .get(name)
                .content()
                .flatMap(content -> CheckContext.entry(content, CarrierKeys.SOURCE.name()))
                .filter(entry -> entry.value() instanceof TextNode)
                .flatMap(entry -> kind(((TextNode) entry.value()).value()))
                .map(kind -> stems(kind.words()))
                .orElseGet(() -> allStems(catalog));
    }

    private Optional<CarrierKind> kind(String source) {
        return Optional.ofNullable(catalog.carriers().get(source)).map(Offer::kind);
    }

    private static Set<String> allStems(Catalog catalog) {
        return catalog.carriers().values().stream()
                .flatMap(offer -> offer.kind().words().stream())
                .map(MessageWords::stem)
                .collect(Collectors.toSet());
    }

    private static Set<String> stems(Collection<String> words) {
        return words.stream().map(MessageWords::stem).collect(Collectors.toSet());
    }
}
