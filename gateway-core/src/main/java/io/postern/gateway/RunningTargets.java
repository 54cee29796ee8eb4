package io.postern.gateway;

import io.postern.address.ReceivingAddress;
import io.postern.dead.Targets;
import io.postern.delivery.Destination;
import io.postern.gateway.object.AllCounters;
import io.postern.office.AddressCounters;
import io.postern.task.RunningTask;
import java.util.Map;

/** What runs by the configuration, for dead letters that are sent again. */
record RunningTargets(Receivers receiving, Senders sending, Tasks running, AllCounters all)
        implements Targets {

    @Override
    public Map<String, ReceivingAddress> receivers() {
        return receiving.all();
    }

    @Override
    public Map<String, Destination> senders() {
        return sending.destinations();
    }

    @Override
    public Map<String, RunningTask> tasks() {
        return running.all();
    }

    @Override
    public AddressCounters counters(String name) {
        return all.of(name);
    }
}
