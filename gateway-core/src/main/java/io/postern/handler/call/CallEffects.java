package io.postern.handler.call;

import io.postern.chain.Chain;
import io.postern.chain.OpenChains;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What one call did by itself. Owned by the thread of the call. */
public final class CallEffects {

    private List<Consumer<Optional<Chain>>> posts = List.of();
    private Optional<KeptChanges> kept = Optional.empty();
    private Optional<Chain> chain = Optional.empty();
    private boolean returned;

    void post(Consumer<Optional<Chain>> posting) {
        posts = posts.isEmpty() ? new ArrayList<>() : posts;
        posts.add(posting);
    }

    /** What it changed of what its handler keeps; nothing at first. */
    KeptChanges changes(OpenChains openChains) {
        var changes = kept.orElseGet(() -> new KeptChanges(openChains));
        kept = Optional.of(changes);
        return changes;
    }

    /** Whether it changed anything of that. */
    public boolean hasChanges() {
        return kept.isPresent();
    }

    /** It did not throw: what it changed holds. */
    public void returned() {
        returned = true;
    }

    /** What it changed and what it returned hangs on this chain, which somebody holds. */
    public void hangsOn(Optional<Chain> itsChain) {
        chain = itsChain;
    }

    void end() {
        if (kept.isPresent() && returned) {
            kept.get().hold(chain, posts);
        } else {
            kept.ifPresent(KeptChanges::takeBack);
            posts.forEach(posting -> posting.accept(Optional.empty()));
        }
    }
}
