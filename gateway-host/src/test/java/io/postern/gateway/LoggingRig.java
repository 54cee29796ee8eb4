package io.postern.gateway;

import io.postern.api.testing.VirtualTime;
import io.postern.event.EventHub;
import io.postern.event.EventReporter;
import java.util.concurrent.ConcurrentHashMap;

/** A rig whose troubles are told in the log, as a gateway's are. */
final class LoggingRig {

    private LoggingRig() {}

    static Rig make() {
        var time = new VirtualTime();
        var reporter = new EventReporter(time, new EventHub());
        return new Rig(time, new ConcurrentHashMap<>(), reporter, rig -> plan -> rig::heard);
    }
}
