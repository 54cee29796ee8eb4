package io.postern.handler.call;

import io.postern.api.carrier.Acknowledgement;
import io.postern.chain.Chain;
import io.postern.chain.OpenChains;
import io.postern.store.KeptRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What one call changed of what its handler keeps. */
final class KeptChanges {

    private final OpenChains openChains;
    private final List<KeptRows.Row> added = new ArrayList<>();
    private final List<KeptRows.Row> taken = new ArrayList<>();

    KeptChanges(OpenChains openChains) {
        this.openChains = openChains;
    }

    void add(KeptRows.Row row) {
        added.add(row);
    }

    void take(KeptRows.Row row) {
        taken.add(row);
    }

    /** The call threw. */
    void takeBack() {
        taken.forEach(KeptRows.Row::putBack);
        added.forEach(KeptRows.Row::forget);
    }

    /**
     * The call returned: what was added holds its messages back until it is on disk, what was taken
     * leaves the disk when everything that the call made is safe.
     */
    void hold(Optional<Chain> chain, List<Consumer<Optional<Chain>>> posts) {
        added.forEach(row -> write(row, chain));
        if (taken.isEmpty()) {
            posts.forEach(posting -> posting.accept(Optional.empty()));
        } else {
            leave(chain, posts);
        }
    }

    private static void write(KeptRows.Row row, Optional<Chain> chain) {
        chain.ifPresent(Chain::hold);
        row.write(() -> chain.ifPresent(Chain::release));
    }

    private void leave(Optional<Chain> chain, List<Consumer<Optional<Chain>>> posts) {
        Acknowledgement gone = () -> taken.forEach(KeptRows.Row::leave);
        // nothing made of it is dropped for want of memory: its rows have their room until it is
        // safe
        var made = posts.isEmpty() ? Chain.part(gone) : Chain.waiting(openChains, gone).apart();
        chain.ifPresent(
                its -> {
                    its.dropNothing();
                    made.hold();
                    its.afterwards(made::release);
                });
        posts.forEach(posting -> posting.accept(Optional.of(made)));
        made.release();
    }
}
