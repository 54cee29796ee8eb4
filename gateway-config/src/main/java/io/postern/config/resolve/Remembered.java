package io.postern.config.resolve;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of things, by their identity, from one reading to the next. What a reading did not use
 * is forgotten. One owner thread.
 */
public final class Remembered<K, V> {

    private Map<K, V> before = new IdentityHashMap<>();
    private Map<K, V> now = new IdentityHashMap<>();

    public Optional<V> find(K key) {
        return Optional.ofNullable(before.get(key));
    }

    public void keep(K key, V value) {
        now.put(key, value);
    }

    /** Ends a reading. */
    public void turn() {
        before = now;
        now = new IdentityHashMap<>();
    }

    /** Forgets everything. */
    public void clear() {
        before = new IdentityHashMap<>();
        now = new IdentityHashMap<>();
    }
}
