package io.postern.gateway.object;

import io.postern.api.context.Meters;
import io.postern.api.context.StateStore;
import io.postern.config.keys.Folder;
import java.util.Optional;

/** Gives each plugin object its own store and figures, and knows its file. */
public interface ObjectServices {

    /**
     * @param kind {@code carrier}, {@code handler} or {@code task}; {@code connection} for what the
     *     gateway itself keeps of a carrier that it monitors
     */
    StateStore state(String kind, String name);

    OwnMeters meters(String kind, String name);

    /** The file that describes an object, as people see it; nothing where it has none. */
    Optional<String> file(Folder folder, String name);

    /** Figures of one object. */
    interface OwnMeters extends Meters, AutoCloseable {

        /** Takes all of them off the list. */
        @Override
        void close();
    }
}
