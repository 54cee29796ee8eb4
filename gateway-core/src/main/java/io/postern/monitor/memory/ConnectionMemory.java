package io.postern.monitor.memory;

import java.util.Optional;

/** Where one connection's state is kept. */
public interface ConnectionMemory {

    Optional<SavedState> load();

    void save(SavedState kept);
}
