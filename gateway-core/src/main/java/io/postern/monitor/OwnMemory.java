package io.postern.monitor;

import java.util.Optional;

/** Keeps the state of a carrier's own connection. */
record OwnMemory(Shelf shelf) implements Memory {

    static final String KEY = "connection";

    @Override
    public Optional<Kept> load() {
        var written = shelf.get();
        var kept = written.flatMap(Kept::of);
        if (written.isPresent() && kept.isEmpty()) {
            shelf.complain("its connection");
        }
        return kept;
    }

    @Override
    public void save(Kept kept) {
        shelf.put(kept.toJson());
    }
}
