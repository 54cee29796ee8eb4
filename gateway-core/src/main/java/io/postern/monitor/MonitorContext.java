package io.postern.monitor;

import io.postern.api.context.StateStore;
import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.monitor.memory.ConnectionMemory;
import io.postern.monitor.memory.StateKey;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What all monitors share.
 *
 * @param lane one thread
 * @param stores the store of a carrier's connections
 * @param post posts a message in a carrier's name
 */
record MonitorContext(
        Time time,
        Executor lane,
        Function<String, StateStore> stores,
        BiConsumer<String, Draft> post) {

    StateKey shelf(String carrier, String key) {
        return new StateKey(carrier, stores.apply(carrier), key);
    }

    MonitoredConnection connection(
            MonitoredLinks watch, ConnectionMemory memory, MonitoredConnection.Telling telling) {
        return new MonitoredConnection(time, lane, watch.patience(), memory, telling);
    }
}
