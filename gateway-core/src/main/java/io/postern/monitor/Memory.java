package io.postern.monitor;

import java.util.Optional;

/** Where one connection's state is kept. */
interface Memory {

    Optional<Kept> load();

    void save(Kept kept);
}
