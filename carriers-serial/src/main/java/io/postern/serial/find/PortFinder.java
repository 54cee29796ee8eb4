package io.postern.serial.find;

import java.util.List;

/** Looks which of the wanted ports are there. */
@FunctionalInterface
public interface PortFinder {

    /**
     * The wanted ports that are there now, each real one once, sorted by name. Cheap; never throws
     * for what it finds.
     */
    List<SeenPort> find();
}
