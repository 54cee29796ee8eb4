package io.postern.api.context;

import io.postern.api.json.Json;
import java.util.Optional;
import java.util.Set;

/**
 * A small store for one object, at most 1 MB. What {@link #put} wrote is on disk when it returns,
 * so it may block: not for functions that run without blocking, unless few values change seldom.
 * What a handler keeps of messages goes into its {@link io.postern.api.handler.Kept}.
 */
public interface StateStore {

    Optional<Json> get(String key);

    /**
     * @throws IllegalStateException when the store would grow over its bound or the disk refuses
     */
    void put(String key, Json value);

    void remove(String key);

    Set<String> keys();
}
