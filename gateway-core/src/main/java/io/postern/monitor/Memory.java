package io.postern.monitor;

import io.postern.api.context.StateStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one connection's state is kept. A disk that refuses is no reason to tell nothing: then only
 * a restart knows less.
 */
final class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
    private static final String KEY = "connection";

    private final String carrier;
    private final StateStore store;

    Memory(String carrier, StateStore store) {
        this.carrier = carrier;
        this.store = store;
    }

    Optional<Kept> load() {
        try {
            var written = store.get(KEY);
            var kept = written.flatMap(Kept::of);
            if (written.isPresent() && kept.isEmpty()) {
                LOG.warn(
                        "carrier {}: what is kept of its connection cannot be read; it begins anew,"
                                + " as after a first start",
                        carrier);
            }
            return kept;
        } catch (IllegalStateException refused) {
            LOG.warn("carrier {}: {}", carrier, refused.getMessage());
            return Optional.empty();
        }
    }

    void save(Kept kept) {
        try {
            store.put(KEY, kept.toJson());
        } catch (IllegalStateException refused) {
            LOG.warn("carrier {}: {}", carrier, refused.getMessage());
        }
    }

    void forget() {
        try {
            store.remove(KEY);
        } catch (IllegalStateException refused) {
            LOG.warn("carrier {}: {}", carrier, refused.getMessage());
        }
    }
}
