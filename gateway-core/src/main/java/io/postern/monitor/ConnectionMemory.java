package io.postern.monitor;

import java.util.Optional;

/** Where one connection's state is kept. */
interface ConnectionMemory {

    Optional<SavedState> load();

    void save(SavedState kept);
}
