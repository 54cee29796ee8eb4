package io.postern.monitor.memory;

import io.postern.api.context.StateStore;
import io.postern.api.json.Json;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One key of a carrier's store. A disk that refuses is no reason to tell nothing: then only a
 * restart knows less.
 */
public final class StateKey {

    private static final Logger LOG = LoggerFactory.getLogger(StateKey.class);

    private final String carrier;
    private final StateStore store;
    private final String key;

    public StateKey(String carrier, StateStore store, String key) {
        this.carrier = carrier;
        this.store = store;
        this.key = key;
    }

    public Optional<Json> get() {
        try {
            return store.get(key);
        } catch (IllegalStateException refused) {
            LOG.warn("carrier {}: {}", carrier, refused.getMessage());
            return Optional.empty();
        }
    }

    public void put(Json value) {
        try {
            store.put(key, value);
        } catch (IllegalStateException refused) {
            LOG.warn("carrier {}: {}", carrier, refused.getMessage());
        }
    }

    public void clear() {
        try {
            store.remove(key);
        } catch (IllegalStateException refused) {
            LOG.warn("carrier {}: {}", carrier, refused.getMessage());
        }
    }

    /** Says that what is there makes no sense. */
    public void complain(String what) {
        LOG.warn(
                "carrier {}: what is kept of {} cannot be read; it begins anew, as after a first"
                        + " start",
                carrier,
                what);
    }
}
