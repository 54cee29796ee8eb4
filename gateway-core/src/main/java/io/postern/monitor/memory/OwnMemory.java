package io.postern.monitor.memory;

import java.util.Optional;

/** Keeps the state of a carrier's own connection. */
public record OwnMemory(StateKey shelf) implements ConnectionMemory {

    public static final String KEY = "connection";

    @Override
    public Optional<SavedState> load() {
        var written = shelf.get();
        var kept = written.flatMap(SavedState::of);
        if (written.isPresent() && kept.isEmpty()) {
            shelf.complain("its connection");
        }
        return kept;
    }

    @Override
    public void save(SavedState kept) {
        shelf.put(kept.toJson());
    }
}
