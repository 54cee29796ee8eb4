package io.postern.broker;

import io.postern.api.context.Time;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;

/**
 * Runs brokers. It is loaded only when a broker is to start, so that a gateway without one pays
 * nothing: named in {@code META-INF/services}, found by {@link EngineLoader}.
 */
public interface Engine {

    /**
     * Starts a broker; clients can connect when this returns. May block for seconds.
     *
     * @param watch told when it ends by itself
     * @throws LinkException when it cannot start now, saying why in words; nothing of it is left
     */
    Running start(Plan plan, Time time, LinkWatch watch) throws LinkException;

    /** A broker that runs. */
    interface Running {

        /** Disconnects every client and ends; takes a few seconds at most. Again does nothing. */
        void stop();
    }
}
