package io.postern.api.context;

import java.util.function.DoubleSupplier;

/** Figures of one object, shown at {@code /metrics} with the object's name as a label. */
public interface Meters {

    /** The same name gives the same counter. */
    Counter counter(String name, String description);

    /**
     * Asks for a value whenever somebody looks. A gauge of the same name takes the old one's place.
     */
    void gauge(String name, String description, DoubleSupplier value);

    /** Counts up. */
    interface Counter {

        void add(long count);
    }
}
