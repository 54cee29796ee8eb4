package io.postern.broker.artemis;

import io.postern.api.context.Time;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.broker.Engine;
import io.postern.broker.Plan;
import io.postern.broker.artemis.port.ListeningPort;
import io.postern.broker.artemis.port.Store;

/** Starts brokers, each with threads, folder and ports of its own. */
public final class ArtemisEngine implements Engine {

    @Override
    public Running start(Plan plan, Time time, LinkWatch watch) throws LinkException {
        for (var port : ListeningPort.of(plan)) {
            port.expectFree();
        }
        var store = Store.open(plan);
        try {
            return ArtemisBroker.start(plan, store, time, watch);
        } catch (LinkException refused) {
            store.close();
            throw refused;
        }
    }
}
