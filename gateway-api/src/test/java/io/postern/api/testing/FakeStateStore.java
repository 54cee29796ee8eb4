package io.postern.api.testing;

import io.postern.api.context.StateStore;
import io.postern.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store in memory, with the bound of the real one. */
public final class FakeStateStore implements StateStore {

    private static final int BOUND = 1 << 20;

    private final Map<String, Json> values = new LinkedHashMap<>();
    private boolean refusing;

    @Override
    public synchronized Optional<Json> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public synchronized void put(String key, Json value) {
        if (refusing) {
            throw new IllegalStateException("the disk refuses");
        }
        var after = new LinkedHashMap<>(values);
        after.put(key, value);
        if (size(after) > BOUND) {
            throw new IllegalStateException("state: expected at most 1 MB, found more");
        }
        values.put(key, value);
    }

    @Override
    public synchronized void remove(String key) {
        values.remove(key);
    }

    @Override
    public synchronized Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    /** From now on every {@link #put} fails, as on a full disk. */
    public synchronized void refuse() {
        refusing = true;
    }

    private static int size(Map<String, Json> values) {
        return values.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
