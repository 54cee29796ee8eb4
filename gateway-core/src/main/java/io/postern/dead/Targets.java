package io.postern.dead;

import io.postern.address.ReceivingAddress;
import io.postern.delivery.Destination;
import io.postern.office.AddressCounters;
import io.postern.task.RunningTask;
import java.util.Map;

/** Who can take a dead letter once more: what runs now, by name. */
public interface Targets {

    Map<String, ReceivingAddress> receivers();

    Map<String, Destination> senders();

    Map<String, RunningTask> tasks();

    AddressCounters counters(String name);
}
