package io.postern.gateway;

import io.postern.api.context.Meters;
import io.postern.api.context.StateStore;

/** Gives each plugin object its own store and figures. */
public interface Supplies {

    /**
     * @param kind {@code carrier}, {@code handler} or {@code task}; {@code connection} for what the
     *     gateway itself keeps of a carrier that it monitors
     */
    StateStore state(String kind, String name);

    OwnMeters meters(String kind, String name);

    /** Figures of one object. */
    interface OwnMeters extends Meters, AutoCloseable {

        /** Takes all of them off the list. */
        @Override
        void close();
    }
}
