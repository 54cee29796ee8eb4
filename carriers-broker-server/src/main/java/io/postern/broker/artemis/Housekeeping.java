package io.postern.broker.artemis;

import io.postern.broker.Plan;
import io.postern.broker.artemis.port.Store;
import java.io.IOException;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked after again and again while a broker runs. One thread at a time. */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Broker");

    private final String name;
    private final long memory;
    private final Store store;
    private final ActiveMQServer server;
    private boolean full;
    private boolean failing;

    Housekeeping(Plan plan, Store store, ActiveMQServer server) {
        this.name = plan.name();
        this.memory = plan.limits().memory();
        this.store = store;
        this.server = server;
    }

    void make() {
        if (!server.isStarted()) {
            return;
        }
        lookAtSpace();
        keep();
    }

    /** Any thread. */
    boolean isFull() {
        var paging = server.getPagingManager();
        return paging.getGlobalSize() >= memory || paging.isDiskFull();
    }

    private void lookAtSpace() {
        boolean disk = server.getPagingManager().isDiskFull();
        boolean now = isFull();
        if (now && !full) {
            LOG.warn(
                    "broker \"{}\": takes no messages: {}",
                    name,
                    disk
                            ? "the disk of \"folder\" is full: free some"
                            : "\"max_memory\" is full of messages that wait for slow or absent"
                                    + " clients: see that they come, or raise it");
        }
        if (full && !now) {
            LOG.info("broker \"{}\": takes messages again", name);
        }
        full = now;
    }

    private void keep() {
        try {
            store.sync();
            failing = false;
        } catch (IOException failed) {
            if (!failing) {
                LOG.warn("broker \"{}\": cannot write to its folder: {}", name, failed.toString());
            }
            failing = true;
        }
    }
}
